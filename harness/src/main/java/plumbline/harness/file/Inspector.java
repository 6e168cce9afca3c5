package plumbline.harness.file;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.harness.check.FindingKind;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.verdict.Finding;

/** Compares what was read with the shadow, and names the operations behind what is wrong. */
final class Inspector {
    private final FileShadow shadow;
    private final FileDiagnoser diagnoser;
    private final OpLog log;
    private final long firstSizeBytes;

    Inspector(FileShadow shadow, FileContent content, OpLog log) {
        this.shadow = shadow;
        this.diagnoser = new FileDiagnoser(shadow, content);
        this.log = log;
        this.firstSizeBytes = shadow.sizeBytes();
    }

    /** What is wrong with bytes that were read, if anything is; {@code how} says by what. */
    Optional<Finding> inspect(Object how, Reading reading) {
        OptionalLong wrong = shadow.firstWrong(reading.memory(), reading.at(), reading.offset(), reading.lengthBytes());
        return wrong.isEmpty() ? Optional.empty() : Optional.of(finding(how, reading, wrong.getAsLong()));
    }

    private Finding finding(Object how, Reading reading, long wrong) {
        List<DamageRun> runs = diagnoser.diagnose(reading);
        byte expected = shadow.bytes().get(ValueLayout.JAVA_BYTE, wrong);
        String bytes = String.format(
                Locale.ROOT,
                " brought wrong bytes, the first at 0x%x (0x%02x instead of 0x%02x): ",
                wrong,
                reading.byteAt(wrong),
                expected);
        return Finding.of(FindingKind.WRONG_DATA, how + bytes + story(runs.getFirst()), runs);
    }

    /** What happened to a run of bytes, who should have made them, and who did. */
    private String story(DamageRun run) {
        String fate = String.format(
                Locale.ROOT,
                "0x%x bytes at 0x%x are %s",
                run.length(),
                run.offset(),
                run.what().word());
        long owner = Provenance.after(log, log.count(), firstSizeBytes).writer(run.offset());
        String owned = owner == 0
                ? "; they were there before the first operation"
                : "; " + name(owner) + " should have made them";
        return fate + maker(run) + owned;
    }

    private String maker(DamageRun run) {
        DamageRun.Source origin = run.origin();
        if (origin == null || origin.generation() == 0 || origin.generation() > log.count()) {
            return "";
        }
        return String.format(Locale.ROOT, ", made for 0x%x by %s", origin.offset(), name(origin.generation()));
    }

    private String name(long number) {
        return "operation " + number + " (" + log.get(number) + ")";
    }
}
