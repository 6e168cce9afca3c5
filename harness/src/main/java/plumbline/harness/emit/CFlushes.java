package plumbline.harness.emit;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
import java.util.List;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Flush;
import plumbline.harness.recording.Recording;

/** A program in C that holds fsync(2) of a target against fsync(2) of what it lies on. */
@JStache(path = "flushes.c")
@JStachePath(prefix = "plumbline/harness/emit/", suffix = ".mustache")
@JStacheConfig(type = JStacheType.STACHE)
record CFlushes(CProgram.Head head, List<Row> flushes) {
    record Row(String text, String name) {}

    /**
     * The program for a recording of nothing but flushes. What lets them fail, no program of C can make: it is given its
     * target.
     *
     * @throws InexpressibleException when the finding is of another kind
     */
    static String emit(Recording recording) {
        Recording.Sighting told = Story.told(recording);
        if (told.kind() != FindingKind.LOST_PROMISE) {
            throw new InexpressibleException("a program of fsyncs alone shows a lost promise: the finding is of kind "
                    + told.kind().word());
        }
        List<Row> rows = recording
                .controls()
                .map(flush -> new Row(flush.toString(), ((Flush) flush).name()))
                .toList();
        return CFlushesRenderer.of().execute(new CFlushes(Heads.of(recording, told, "fsync"), rows));
    }

    /** Whether a recording has flushes, and no requests. */
    static boolean are(Recording recording) {
        return recording.requests().findAny().isEmpty()
                && recording.controls().allMatch(Flush.class::isInstance)
                && recording.controls().anyMatch(flush -> flush == Flush.TARGET);
    }
}
