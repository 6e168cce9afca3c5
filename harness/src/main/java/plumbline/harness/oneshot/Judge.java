package plumbline.harness.oneshot;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import plumbline.harness.check.FindingKind;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileDiagnoser;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.file.FileShadow;
import plumbline.harness.verdict.Finding;

/** Compares what was read with what the commands before have written. */
final class Judge {
    private static final FileContent BYTES = FileContent.constant((byte) 0);

    private Judge() {}

    /** Judges bytes of the file, wherever they were read from. */
    static void judge(Session session, SessionFile file, String how, Reading reading) {
        FileShadow shadow = file.shadow();
        OptionalLong wrong = shadow.firstWrong(reading.memory(), reading.at(), reading.offset(), reading.lengthBytes());
        if (wrong.isEmpty()) {
            return;
        }
        List<DamageRun> runs = new FileDiagnoser(shadow, BYTES).diagnose(reading);
        long first = wrong.getAsLong();
        session.found(Finding.of(
                FindingKind.WRONG_DATA,
                how + " brought wrong bytes, the first at " + first + ", where "
                        + hex(shadow.bytes(), first) + " was written and "
                        + hex(reading.memory(), reading.at() + first - reading.offset()) + " came: "
                        + runs.getFirst().describe(),
                runs));
        shadow.doubt(reading.offset(), reading.lengthBytes());
    }

    private static String hex(MemorySegment memory, long at) {
        return String.format(Locale.ROOT, "0x%02x", memory.get(ValueLayout.JAVA_BYTE, at));
    }
}
