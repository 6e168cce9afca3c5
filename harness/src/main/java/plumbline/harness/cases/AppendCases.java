package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RwFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.NodeKind;

/** Writes whose flags say where they go: to the end (RWF_APPEND), or not there (RWF_NOAPPEND, 6.9). */
final class AppendCases {
    private static final int DEPTH = 16;
    private static final int SEGMENTS = 3;
    private static final int VALUE = 0x41;

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

    private static SlotNeeds needs(int depth, int segments, long unit) {
        return SlotNeeds.anonymous(depth, segments * unit, segments, segments * unit);
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
        try (LooseRequests requests = new LooseRequests(exercise, needs(DEPTH, segments, unit));
                Piece start = new Piece(requests.target(), 0, segments * unit)) {
            Shape shape = write(unit, segments, RwFlag.APPEND);
            if (exercise.stack().target().kind() == NodeKind.FILE) {
                toFile(exercise, requests, start, shape);
            } else {
                toDevice(exercise, requests, start, shape);
            }
        }
    }

    private static void toFile(Exercise exercise, LooseRequests requests, Piece start, Shape shape) {
        Fd target = requests.target();
        long sizeBytes = FileStatus.of(target).sizeBytes();
        String position = position(target);
        try {
            List<Long> answers = requests.all(Collections.nCopies(DEPTH, shape), VALUE);
            demandWhole(exercise, shape, answers);
            long wanted = sizeBytes
                    + answers.stream().mapToLong(answer -> Math.max(0, answer)).sum();
            expect(exercise, wanted, FileStatus.of(target).sizeBytes(), "bytes is the file long");
            expect(exercise, position, position(target), "is the file's position");
            expect(exercise, true, start.isStillIn(target), "it is that the file's start is as it was");
            expect(exercise, values(answers), found(target, sizeBytes, shape.lengthBytes()), "are the values behind");
        } finally {
            SyscallException.check("ftruncate", target.name(), FileCalls.ftruncate(target, sizeBytes));
        }
    }

    private static void demandWhole(Exercise exercise, Shape shape, List<Long> answers) {
        for (long answer : new TreeSet<>(answers)) {
            demandSupport(answer, RwFlag.APPEND);
            if (answer == Errno.ENOSPC.asResult()) {
                throw new CaseSkippedException("there is no room to append " + DEPTH * shape.lengthBytes() + " bytes");
            }
            if (answer != shape.lengthBytes()) {
                FindingKind kind = answer < 0 ? FindingKind.CONTRACT_BROKEN : FindingKind.SHORT_TRANSFER;
                String told = answer < 0 ? Errno.describe(answer) : answer + " bytes";
                exercise.found(Finding.of(kind, shape + " keeps the contract and was answered with " + told));
            }
        }
    }

    private static void demandSupport(long answer, RwFlag flag) {
        if (answer == Errno.EOPNOTSUPP.asResult()) {
            throw new CaseSkippedException("there is no " + flag + " here");
        }
    }

    /** What the whole writes hold, in ascending order. */
    private static List<Integer> values(List<Long> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i) > 0)
                .mapToObj(i -> VALUE + i)
                .toList();
    }

    /** The values of the pieces behind a file's former end, in ascending order; −1 for one that is of several. */
    private static List<Integer> found(Fd target, long from, long pieceBytes) {
        List<Integer> values = new ArrayList<>();
        long end = FileStatus.of(target).sizeBytes();
        for (long at = from; at + pieceBytes <= end; at += pieceBytes) {
            try (Piece piece = new Piece(target, at, pieceBytes)) {
                values.add(piece.value().orElse(-1));
            }
        }
        return values.stream().sorted().toList();
    }

    private static String position(Fd target) {
        String info = Host.live().text("/proc/self/fdinfo/" + target.number()).orElse("pos: unknown");
        return info.lines().findFirst().orElse("");
    }

    private static void toDevice(Exercise exercise, LooseRequests requests, Piece start, Shape shape) {
        long answer = requests.one(shape, VALUE);
        demandSupport(answer, RwFlag.APPEND);
        try {
            if (answer == shape.lengthBytes()) {
                exercise.note("append", "a device has no end that moves: " + shape + " went to its offset");
                expectValue(exercise, requests.target(), shape.lengthBytes());
            } else if (answer == Errno.ENOSPC.asResult()) {
                exercise.note("append", "a device has no end that moves: " + shape + " was refused");
                expect(exercise, true, start.isStillIn(requests.target()), "it is that nothing was written");
            } else {
                demandWhole(exercise, shape, List.of(answer));
            }
        } finally {
            start.putBack(requests.target());
        }
    }

    private static void expectValue(Exercise exercise, Fd target, long lengthBytes) {
        try (Piece now = new Piece(target, 0, lengthBytes)) {
            expect(exercise, true, now.isAll(VALUE), "it is that the bytes are at their offset");
        }
    }

    private static void notAppend(Exercise exercise) {
        long unit = unitBytes(exercise);
        try (Fd plain = Fd.open(
                        exercise.stack().target().path(),
                        exercise.engine().traits().openFlags());
                LooseRequests requests = new LooseRequests(exercise, needs(1, 1, unit), OpenFlag.O_APPEND);
                Piece start = new Piece(plain, 0, unit)) {
            long sizeBytes = FileStatus.of(plain).sizeBytes();
            Shape shape = write(unit, 1, RwFlag.NOAPPEND);
            long answer = requests.one(shape, VALUE);
            demandSupport(answer, RwFlag.NOAPPEND);
            expect(exercise, unit, answer, "is the answer to " + shape);
            expectValue(exercise, plain, unit);
            expect(exercise, sizeBytes, FileStatus.of(plain).sizeBytes(), "bytes is the file long");
            Shape both = write(unit, 1, RwFlag.APPEND, RwFlag.NOAPPEND);
            expect(exercise, Errno.EINVAL.asResult(), requests.one(both, VALUE), "is the answer to " + both);
            SyscallException.check("ftruncate", plain.name(), restored(exercise, plain, sizeBytes));
            start.putBack(plain);
        }
    }

    private static long restored(Exercise exercise, Fd plain, long sizeBytes) {
        boolean file = exercise.stack().target().kind() == NodeKind.FILE;
        return file ? FileCalls.ftruncate(plain, sizeBytes) : 0;
    }

    private static void expect(Exercise exercise, Object right, Object is, String what) {
        if (!right.equals(is)) {
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA,
                    "after writes with a flag that says where they go, " + is + " instead of " + right + " " + what));
        }
    }
}
