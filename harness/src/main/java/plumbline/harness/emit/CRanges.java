package plumbline.harness.emit;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.recording.Recording;

/**
 * A program in C that has ranges of a device discarded or zeroed, and looks at every sector of it.
 *
 * @param answers whether an error is what it is about; otherwise it keeps the program from being tried
 * @param setup how the stack is made; empty where it cannot be
 * @param demands why a target must be given, where that is so
 */
@JStache(path = "ranges.c")
@JStachePath(prefix = "plumbline/harness/emit/", suffix = ".mustache")
@JStacheConfig(type = JStacheType.STACHE)
record CRanges(
        CProgram.Head head,
        List<Row> ranges,
        long sizeBytes,
        boolean answers,
        List<String> includes,
        Optional<CSetup> setup,
        Optional<String> demands) {
    record Row(String text, String initializer) {
        static Row of(RangeControl range) {
            String way = range.way().name();
            return new Row(
                    range.toString(),
                    "{" + way + ", \"" + way + "\", {" + range.offset() + ", " + range.lengthBytes() + "}}");
        }
    }

    /**
     * The program for a recording of nothing but ranges.
     *
     * @throws InexpressibleException when the finding is of another kind
     */
    static String emit(Recording recording) {
        Recording.Sighting told = Story.told(recording);
        boolean answers = told.kind() == FindingKind.CONTRACT_BROKEN;
        if (!answers && told.kind() != FindingKind.WRONG_DATA) {
            throw new InexpressibleException("a program of ranges alone shows wrong data or a broken contract: the"
                    + " finding is of kind " + told.kind().word());
        }
        List<Row> rows = recording
                .controls()
                .map(control -> Row.of((RangeControl) control))
                .toList();
        CMaking making = CMaking.of(recording);
        return CRangesRenderer.of()
                .execute(new CRanges(
                        Heads.of(recording, told, "pread"),
                        rows,
                        recording.header().contract().sizeBytes(),
                        answers,
                        making.includes(),
                        making.setup(),
                        making.demands()));
    }

    /** Whether a recording has ranges, and nothing else. */
    static boolean are(Recording recording) {
        return recording.requests().findAny().isEmpty()
                && recording.controls().findAny().isPresent()
                && recording.controls().allMatch(RangeControl.class::isInstance);
    }
}
