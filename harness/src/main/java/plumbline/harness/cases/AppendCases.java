package plumbline.harness.cases;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RwFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.NodeKind;

/** Writes whose flags say where they go: to the end (RWF_APPEND), or not there (RWF_NOAPPEND, 6.9). */
final class AppendCases {
    private static final int DEPTH = 16;
    private static final int SEGMENTS = 3;

    private AppendCases() {}

    static List<CaseSpec> all() {
        return List.of(
                CaseSpec.procedure(
                                "flags.append",
                                "writes with RWF_APPEND lie behind one another at the end of a file, each in one piece,"
                                        + " whatever their offset, and leave the file's position alone; a device, which"
                                        + " has nothing behind its end, refuses them or writes at their offset",
                                stack -> stack.gives() != NodeKind.FOLDER,
                                AppendCases::append)
                        .forBug("cd9253c23aed, 939b656bc8ab: btrfs, size and data of appending direct writes")
                        .withEngines(AppendCases::takesFlags),
                CaseSpec.procedure(
                                "flags.appendfault",
                                "a write with RWF_APPEND, of whose memory a page is missing, makes the file longer by"
                                        + " what it is answered with, and the next one lies right behind",
                                stack -> stack.gives() == NodeKind.FILE,
                                AppendCases::appendAndFault)
                        .forBug("939b656bc8ab (generic/362): btrfs, an appending write that faults gives a wrong size")
                        .withEngines(engine -> takesFlags(engine)
                                && engine.traits().direct()
                                && engine.traits().vectored()
                                && engine.traits().buffers().contains(BufferKind.HOLE)),
                CaseSpec.procedure(
                                "flags.noappend",
                                "a write with RWF_NOAPPEND goes to its offset although the file was opened to be"
                                        + " appended to",
                                stack -> stack.gives() != NodeKind.FOLDER,
                                AppendCases::notAppend)
                        .withEngines(AppendCases::takesFlags));
    }

    /** A chain ends with the first that is refused, and a queue that is polled takes no flags of files. */
    private static boolean takesFlags(EngineSpec engine) {
        return !engine.traits().flags().isEmpty() && !engine.has(EngineOption.LINK) && !engine.has(EngineOption.IOPOLL);
    }

    private static long unitBytes(Exercise exercise) {
        return Math.max(4096, exercise.recipe().contract().unitBytes());
    }

    private static Shape write(long unit, int segments, RwFlag... flags) {
        List<Segment> pieces = IntStream.range(0, segments)
                .mapToObj(i -> new Segment((segments - 1 - i) * unit, unit))
                .toList();
        return Shape.write(0, Segments.of(pieces)).withFlags(EnumSet.copyOf(List.of(flags)));
    }

    private static void append(Exercise exercise) {
        long unit = unitBytes(exercise);
        int segments = Math.min(SEGMENTS, exercise.recipe().engine().maxSegments());
        Answers.demandRoom(exercise, segments * unit);
        Shape shape = write(unit, segments, RwFlag.APPEND);
        if (exercise.stack().target().kind() == NodeKind.FILE) {
            Appends.carryOut(exercise, Collections.nCopies(DEPTH, shape), DEPTH);
        } else {
            toDevice(exercise, shape);
        }
    }

    /** In turns with writes that have all of their memory, one by one: what they do to each other at once is another case. */
    private static void appendAndFault(Exercise exercise) {
        long unit = unitBytes(exercise);
        Answers.demandRoom(exercise, SEGMENTS * unit);
        Shape whole = write(unit, SEGMENTS, RwFlag.APPEND);
        Shape faulting = whole.withBuffer(BufferKind.HOLE);
        List<Shape> shapes = Collections.nCopies(DEPTH / 2, List.of(faulting, whole)).stream()
                .flatMap(List::stream)
                .toList();
        Appends.carryOut(exercise, shapes, 1);
    }

    private static void toDevice(Exercise exercise, Shape shape) {
        try (LooseRequests requests = new LooseRequests(exercise, SlotNeeds.together(List.of(shape)));
                Piece start = new Piece(requests.target(), 0, shape.lengthBytes())) {
            try {
                toDevice(exercise, requests, start, shape);
            } finally {
                start.putBack(requests.target());
            }
        }
    }

    private static void toDevice(Exercise exercise, LooseRequests requests, Piece start, Shape shape) {
        long answer = requests.one(shape, Appends.VALUE);
        Answers.demandSupport(answer, RwFlag.APPEND);
        if (answer == shape.lengthBytes()) {
            exercise.note("append", "a device has no end that moves: " + shape + " went to its offset");
            expectValue(exercise, requests.target(), shape.lengthBytes());
        } else if (answer == Errno.ENOSPC.asResult()) {
            exercise.note("append", "a device has no end that moves: " + shape + " was refused");
            Appends.expect(exercise, true, start.isStillIn(requests.target()), "it is that nothing was written");
        } else {
            Appends.demandWhole(exercise, shape, answer);
        }
    }

    private static void expectValue(Exercise exercise, Fd target, long lengthBytes) {
        try (Piece now = new Piece(target, 0, lengthBytes)) {
            Appends.expect(exercise, true, now.isAll(Appends.VALUE), "it is that the bytes are at their offset");
        }
    }

    private static void notAppend(Exercise exercise) {
        long unit = unitBytes(exercise);
        Shape shape = write(unit, 1, RwFlag.NOAPPEND);
        try (Fd plain = Fd.open(
                        exercise.stack().target().path(),
                        exercise.engine().traits().openFlags());
                LooseRequests requests =
                        new LooseRequests(exercise, SlotNeeds.together(List.of(shape)), OpenFlag.O_APPEND);
                Piece start = new Piece(plain, 0, unit)) {
            long sizeBytes = FileStatus.of(plain).sizeBytes();
            long answer = requests.one(shape, Appends.VALUE);
            Answers.demandSupport(answer, RwFlag.NOAPPEND);
            Appends.expect(exercise, unit, answer, "is the answer to " + shape);
            expectValue(exercise, plain, unit);
            Appends.expect(exercise, sizeBytes, FileStatus.of(plain).sizeBytes(), "bytes is the file long");
            Shape both = write(unit, 1, RwFlag.APPEND, RwFlag.NOAPPEND);
            Appends.expect(
                    exercise, Errno.EINVAL.asResult(), requests.one(both, Appends.VALUE), "is the answer to " + both);
            SyscallException.check("ftruncate", plain.name(), restored(exercise, plain, sizeBytes));
            start.putBack(plain);
        }
    }

    private static long restored(Exercise exercise, Fd plain, long sizeBytes) {
        boolean file = exercise.stack().target().kind() == NodeKind.FILE;
        return file ? FileCalls.ftruncate(plain, sizeBytes) : 0;
    }
}
