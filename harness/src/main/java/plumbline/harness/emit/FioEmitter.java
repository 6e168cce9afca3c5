package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;

/** Job files of fio, for reads that find just what one write left. */
final class FioEmitter {
    private static final Map<EngineKind, String> ENGINES = Map.of(
            EngineKind.PREAD, "psync",
            EngineKind.VECTOR, "pvsync2",
            EngineKind.AIO, "libaio",
            EngineKind.URING, "io_uring",
            EngineKind.URING_VECTOR, "io_uring",
            EngineKind.URING_FIXED, "io_uring");
    private static final Map<EngineOption, String> OPTIONS = Map.of(
            EngineOption.ASYNC, "force_async=1",
            EngineOption.SQPOLL, "sqthread_poll=1",
            EngineOption.IOPOLL, "hipri=1",
            EngineOption.FILES, "registerfiles=1");

    private FioEmitter() {}

    static String emit(Recording recording) {
        Story story = Story.of(recording);
        if (story.told().kind() != FindingKind.WRONG_DATA) {
            throw new InexpressibleException("fio says no more than that bytes are wrong: the finding is of kind "
                    + story.told().kind().word());
        }
        Simple.demand(story, "fio");
        EngineSpec engine = story.engine();
        if (!ENGINES.containsKey(engine.kind())) {
            throw new InexpressibleException("fio has no engine like " + engine);
        }
        List<FioJob.Job> jobs = new ArrayList<>();
        for (int i = 0; i < story.steps().size(); i++) {
            jobs.add(job(story, i));
        }
        return FioJobRenderer.of()
                .execute(new FioJob(
                        Heads.of(story),
                        recording.header().contract().sizeBytes(),
                        engine.traits().way() == EngineTraits.Way.DIRECT ? 1 : 0,
                        ENGINES.get(engine.kind()),
                        options(engine),
                        jobs));
    }

    private static List<String> options(EngineSpec engine) {
        List<String> options = new ArrayList<>();
        if (engine.kind() == EngineKind.URING_FIXED) {
            options.add("fixedbufs=1");
        }
        for (EngineOption option : engine.options()) {
            if (option != EngineOption.BUFFERED) {
                String words = OPTIONS.get(option);
                if (words == null) {
                    throw new InexpressibleException("fio has no option like " + option.word());
                }
                options.add(words);
            }
        }
        return options;
    }

    private static FioJob.Job job(Story story, int index) {
        Shape shape = story.steps().get(index).shape();
        int writer = shape.direction() == Direction.WRITE ? index : lastWriter(story, index);
        return new FioJob.Job(
                shape.direction().word() + (index + 1),
                shape.direction().word(),
                shape.offset(),
                shape.lengthBytes(),
                String.format("0x%08x", writer + 1));
    }

    private static int lastWriter(Story story, int reader) {
        Shape read = story.steps().get(reader).shape();
        OptionalInt last = OptionalInt.empty();
        for (int i = 0; i < reader; i++) {
            Shape shape = story.steps().get(i).shape();
            if (shape.direction() == Direction.WRITE
                    && shape.offset() < read.offset() + read.lengthBytes()
                    && read.offset() < shape.offset() + shape.lengthBytes()) {
                last = shape.offset() == read.offset() && shape.lengthBytes() == read.lengthBytes()
                        ? OptionalInt.of(i)
                        : OptionalInt.empty();
            }
        }
        return last.orElseThrow(() -> new InexpressibleException(
                "fio verifies what one write of the same place and length left, and this read finds more: " + read));
    }
}
