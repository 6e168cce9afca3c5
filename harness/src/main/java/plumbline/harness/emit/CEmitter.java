package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.recording.Recording;

/** Programs in C on system calls alone. */
final class CEmitter {
    private CEmitter() {}

    static String emit(Recording recording) {
        Story story = Story.of(recording);
        demandShown(story.told().kind());
        BufferKind buffer = buffer(story);
        int mostSegments = story.steps().stream()
                .mapToInt(step -> step.shape().segments().count())
                .max()
                .orElse(1);
        long bodyBytes = Mapping.pagesUp(story.steps().stream()
                .mapToLong(step -> step.shape().segments().footprintBytes())
                .max()
                .orElse(1));
        CEngine engine = CEngine.of(story.engine(), mostSegments, story.slots() > 1);
        CMaking making = CMaking.of(recording);
        CProgram program = new CProgram(
                Heads.of(story),
                includes(story, engine, making),
                new CProgram.Target(
                        recording.header().contract().sizeBytes(),
                        story.reachBytes(),
                        story.engine().traits().way() == EngineTraits.Way.DIRECT),
                new CProgram.Memory(
                        Mapping.PAGE_BYTES,
                        bodyBytes,
                        story.slots(),
                        buffer == BufferKind.THP,
                        buffer == BufferKind.HUGETLB,
                        buffer == BufferKind.HOLE),
                new CProgram.Judges(
                        story.isOfResults(),
                        story.isOfSilence(),
                        story.isOfAppends(),
                        story.isOfResults() && story.isOfAtomics()),
                engine,
                segments(story),
                rows(story),
                making.setup(),
                making.demands());
        return CProgramRenderer.of().execute(program);
    }

    private static void demandShown(FindingKind kind) {
        switch (kind) {
            case PATH_NOT_TAKEN, KERNEL_COMPLAINT ->
                throw new InexpressibleException("a reproducer cannot show a finding of kind " + kind.word()
                        + ": it is the kernel's log or trace that shows it");
            case WRONG_DATA,
                    LOST_PROMISE,
                    STRAY_WRITE,
                    SHORT_TRANSFER,
                    CONTRACT_BROKEN,
                    WRONG_ERRNO,
                    LOST_COMPLETION,
                    DUPLICATE_COMPLETION,
                    HANG -> {}
        }
    }

    private static BufferKind buffer(Story story) {
        Set<BufferKind> kinds = EnumSet.noneOf(BufferKind.class);
        story.steps().forEach(step -> kinds.add(step.shape().buffer()));
        Set<BufferKind> others = EnumSet.copyOf(kinds);
        others.removeAll(EnumSet.of(BufferKind.ANONYMOUS, BufferKind.THP, BufferKind.HUGETLB, BufferKind.HOLE));
        if (kinds.size() > 1 || !others.isEmpty()) {
            throw new InexpressibleException("a reproducer has memory of one kind, anonymous, thp, hugetlb or hole: "
                    + String.join(", ", kinds.stream().map(BufferKind::word).toList()));
        }
        return kinds.iterator().next();
    }

    private static List<String> includes(Story story, CEngine engine, CMaking making) {
        Stream<String> judging =
                Stream.of(story.isOfResults() ? "linux/fs.h" : "", story.isOfSilence() ? "signal.h" : "");
        return Stream.of(
                        judging.filter(name -> !name.isEmpty()), engine.includes().stream(), making.includes().stream())
                .flatMap(names -> names)
                .toList();
    }

    private static List<String> segments(Story story) {
        return story.steps().stream()
                .flatMap(step -> step.shape().segments().asList().stream())
                .map(CEmitter::initializer)
                .toList();
    }

    private static String initializer(Segment segment) {
        return "{" + segment.memoryOffset() + ", " + segment.length() + "}";
    }

    private static List<CProgram.Row> rows(Story story) {
        List<CProgram.Row> rows = new ArrayList<>();
        int first = 0;
        for (Story.Step step : story.steps()) {
            Shape shape = step.shape();
            int count = shape.segments().count();
            String initializer = "{" + step.wave() + ", " + step.slot() + ", "
                    + (shape.direction() == Direction.READ ? "READ" : "WRITE") + ", " + shape.offset() + "LL, " + first
                    + ", " + count + ", " + RwFlag.bits(shape.flags()) + "}";
            rows.add(new CProgram.Row(step.wave(), ShapeText.of(shape), initializer));
            first += count;
        }
        return rows;
    }
}
