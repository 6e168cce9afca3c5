package plumbline.harness.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumbline.harness.probe.Disagreement;
import plumbline.harness.probe.Measured;
import plumbline.harness.probe.ProbeReport;

/** A probe's report for people: disagreements first. */
final class ProbeText {
    private static final String ROW = "  %-14s %-5s %11s %11s %11s %11s %11s  %s";

    private final StringBuilder text = new StringBuilder();

    private ProbeText() {}

    static String of(ProbeReport report) {
        ProbeText made = new ProbeText();
        made.disagreements(report.disagreements());
        made.reported(report);
        made.measured(report);
        return made.text.toString();
    }

    private void disagreements(List<Disagreement> all) {
        if (all.isEmpty()) {
            text.append("what was measured agrees with what is reported\n");
            return;
        }
        text.append("disagreements\n");
        for (Disagreement one : all) {
            line(String.format(
                    Locale.ROOT,
                    "  %-12s %s: reported %s, measured %s",
                    word(one),
                    one.what(),
                    one.reported(),
                    one.measured()));
            line(String.format(Locale.ROOT, "  %-12s   %s", "", one.finding()));
        }
    }

    private static String word(Disagreement one) {
        return one.weight().name().toLowerCase(Locale.ROOT);
    }

    private void reported(ProbeReport report) {
        line(String.format(Locale.ROOT, "%s (%s) reports", report.target(), report.kind()));
        report.reported()
                .forEach((name, limit) ->
                        line(String.format(Locale.ROOT, "  %-24s %14d  %s", name, limit.value(), limit.source())));
    }

    private void measured(ProbeReport report) {
        text.append("measured: the least alignment that was accepted, in bytes, and the answer to what is below it\n");
        line(String.format(Locale.ROOT, ROW, "", "", "address", "offset", "length", "segment", "segments", "data"));
        report.measured().forEach((engine, directions) -> {
            directions.forEach((direction, measured) -> row(engine, direction, measured));
        });
        report.unmeasured().forEach((engine, reason) -> line(String.format(Locale.ROOT, "  %-14s %s", engine, reason)));
    }

    private void row(String engine, String direction, Measured measured) {
        line(String.format(
                Locale.ROOT,
                ROW,
                engine,
                direction,
                number(measured.memoryAlign()),
                number(measured.offsetAlign()),
                number(measured.lengthAlign()),
                number(measured.segmentLengthAlign()),
                number(measured.maxSegments()),
                data(measured.data())));
        Map<String, String> refusals = measured.refusals();
        line(String.format(
                Locale.ROOT,
                ROW,
                "",
                "",
                refusals.getOrDefault("memoryAlign", ""),
                refusals.getOrDefault("offsetAlign", ""),
                refusals.getOrDefault("lengthAlign", ""),
                refusals.getOrDefault("segmentLengthAlign", ""),
                "",
                ""));
    }

    private static String number(long value) {
        return value == 0 ? "-" : String.valueOf(value);
    }

    private static String data(Measured.Data data) {
        return switch (data.verdict()) {
            case RIGHT -> "right in " + data.checked();
            case WRONG -> "wrong in " + data.wrong() + " of " + data.checked();
            case NOT_CHECKABLE -> "not checkable: it holds one byte over and over";
        };
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
