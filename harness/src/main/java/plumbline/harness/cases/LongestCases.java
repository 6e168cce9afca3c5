package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.RepeatedPages;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/**
 * Reads of as many bytes as the kernel moves at once, and of more, from a target that is nearly all holes, into little
 * memory at many addresses: of each of its words it is known only that one of the places read from holds it. A file is as
 * long as is wanted for as long as is wanted, and what it held before is not among what is read.
 */
final class LongestCases {
    /** MAX_RW_COUNT, read(2): 2 GiB less a page. */
    private static final long MOST_BYTES = 0x7ffff000L;

    private static final long PIECE_BYTES = RepeatedPages.PIECE_BYTES;
    private static final long TARGET_BYTES = MOST_BYTES + 2 * PIECE_BYTES;
    private static final long PLANTED_BEHIND = TARGET_BYTES / 2 / PIECE_BYTES * PIECE_BYTES;
    private static final long LEAST_SCALE_BYTES = 64 << 20;

    private LongestCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "lengths.longest",
                        "2 GiB less a page are read at once, in one segment and in 1024, and of more than that a part",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        LongestCases::exercise)
                .withEngines(LongestCases::takesAnyMemory));
    }

    private static boolean takesAnyMemory(EngineSpec engine) {
        return engine.traits().direct()
                && engine.options().isEmpty()
                && engine.traits().buffers().contains(BufferKind.HOLE);
    }

    private static void exercise(Exercise exercise) {
        if (exercise.recipe().scale().bytes() < LEAST_SCALE_BYTES) {
            throw new CaseSkippedException(
                    "2 GiB at once are for the full suite at its whole scale: --suite full --scale 100");
        }
        boolean file = exercise.stack().target().kind() == NodeKind.FILE;
        if (!file && exercise.recipe().contract().sizeBytes() < TARGET_BYTES) {
            throw new CaseSkippedException("the device must hold " + TARGET_BYTES + " bytes");
        }
        int segments =
                Math.min(EngineTraits.MOST_SEGMENTS, exercise.engine().traits().maxSegments());
        SlotNeeds needs = new SlotNeeds(
                1,
                TARGET_BYTES,
                segments,
                PIECE_BYTES,
                EnumSet.of(BufferKind.REPEATED),
                exercise.stack().target().path());
        try (LooseRequests requests = new LooseRequests(exercise, needs)) {
            if (file) {
                lengthened(exercise, requests, segments);
            } else {
                readAll(exercise, requests, segments, 0);
            }
        }
    }

    private static void lengthened(Exercise exercise, LooseRequests requests, int segments) {
        Fd target = requests.target();
        long sizeBytes = FileStatus.of(target).sizeBytes();
        long from = (sizeBytes + PIECE_BYTES - 1) / PIECE_BYTES * PIECE_BYTES;
        long answer = FileCalls.ftruncate(target, from + TARGET_BYTES);
        if (answer < 0) {
            throw new CaseSkippedException("the file cannot be as long as that: " + Errno.describe(answer));
        }
        try {
            readAll(exercise, requests, segments, from);
        } finally {
            SyscallException.check("ftruncate", target.name(), FileCalls.ftruncate(target, sizeBytes));
        }
    }

    private static void readAll(Exercise exercise, LooseRequests requests, int segments, long from) {
        try (Piece before = new Piece(requests.target(), from + PLANTED_BEHIND, PIECE_BYTES);
                Piece planted = new Piece(requests.target(), from + PLANTED_BEHIND, PIECE_BYTES)) {
            boolean plants = !Checksums.areIn(exercise.stack());
            if (plants) {
                planted.scrambled(exercise.recipe().random()).putBack(requests.target());
            }
            read(exercise, requests, shape(from, Segments.single(0, MOST_BYTES)), planted);
            if (segments == EngineTraits.MOST_SEGMENTS) {
                read(exercise, requests, shape(from, cut()), planted);
            }
            read(exercise, requests, shape(from, Segments.single(0, MOST_BYTES + PIECE_BYTES)), planted);
            if (plants) {
                before.putBack(requests.target());
            }
        }
    }

    private static Shape shape(long from, Segments segments) {
        return new Shape(Direction.READ, from, segments).withBuffer(BufferKind.REPEATED);
    }

    private static Segments cut() {
        List<Segment> cut = new ArrayList<>();
        for (long at = 0; at < MOST_BYTES; at += PIECE_BYTES) {
            cut.add(new Segment(at, Math.min(PIECE_BYTES, MOST_BYTES - at)));
        }
        return Segments.of(cut);
    }

    private static void read(Exercise exercise, LooseRequests requests, Shape shape, Piece planted) {
        AlignedBuffer memory = requests.memory(BufferKind.REPEATED);
        MemorySegment held = memory.body().asSlice(0, PIECE_BYTES);
        held.fill(Pattern.POISON);
        long answer = requests.one(shape);
        boolean whole = shape.lengthBytes() > MOST_BYTES
                ? isPart(exercise, shape, answer)
                : Answers.demandWhole(exercise, shape, answer);
        if (whole && !isOfOnePlaceEach(held, planted.bytes())) {
            exercise.found(Finding.of(FindingKind.WRONG_DATA, shape + " brought bytes that lie nowhere in the target"));
        }
        if (memory.firstDamage().isPresent()) {
            memory.restoreGuards();
            exercise.found(Finding.of(FindingKind.STRAY_WRITE, shape + " changed memory outside its segments"));
        }
    }

    /** Returns whether all of the memory was filled. */
    private static boolean isPart(Exercise exercise, Shape shape, long answer) {
        if (answer <= 0 || answer > MOST_BYTES) {
            exercise.found(Finding.of(
                    FindingKind.CONTRACT_BROKEN,
                    shape + " was answered with " + Answers.describe(answer) + ", and " + MOST_BYTES
                            + " bytes at the most would be right"));
        }
        return answer > PLANTED_BEHIND + PIECE_BYTES;
    }

    /** Holes are zeros. */
    private static boolean isOfOnePlaceEach(MemorySegment held, MemorySegment planted) {
        for (long at = 0; at < PIECE_BYTES; at += Long.BYTES) {
            long word = held.get(ValueLayout.JAVA_LONG, at);
            if (word != 0 && word != planted.get(ValueLayout.JAVA_LONG, at)) {
                return false;
            }
        }
        return true;
    }
}
