package plumbline.harness.report;

import java.util.List;
import plumbline.harness.verdict.Finding;

/** A finding for people, with all that is known of it. */
final class FindingText {
    private static final String INDENT = "         ";
    private static final String DEEPER = INDENT + "    ";
    private static final int MOST_RUNS = 12;

    private FindingText() {}

    static void append(Finding finding, StringBuilder out) {
        appendFirstLine(finding, out);
        if (finding.runs().size() > 1) {
            block(
                    "",
                    finding.runs().stream()
                            .limit(MOST_RUNS)
                            .map(run -> run.describe())
                            .toList(),
                    out);
        }
        if (finding.runs().size() > MOST_RUNS) {
            out.append(DEEPER)
                    .append("… and ")
                    .append(finding.runs().size() - MOST_RUNS)
                    .append(" more\n");
        }
        block("", finding.dump(), out);
        block("touched by:", finding.history(), out);
        block("path:", finding.path(), out);
        if (finding.layer() != null) {
            out.append(DEEPER).append("layer: ").append(finding.layer()).append('\n');
        }
        if (finding.alike() > 1) {
            out.append(DEEPER).append("and ").append(finding.alike() - 1).append(" more like it\n");
        }
        if (finding.replay() != null) {
            out.append(DEEPER).append("again: ").append(finding.replay()).append('\n');
        }
    }

    /** What it is, without the bytes. */
    static void appendFirstLine(Finding finding, StringBuilder out) {
        out.append(INDENT).append(finding.kind().word()).append(": ").append(finding.message());
        out.append('\n');
    }

    private static void block(String title, List<String> lines, StringBuilder out) {
        if (!lines.isEmpty() && !title.isEmpty()) {
            out.append(DEEPER).append(title).append('\n');
        }
        String indent = title.isEmpty() ? DEEPER : DEEPER + "    ";
        lines.forEach(line -> out.append(indent).append(line).append('\n'));
    }
}
