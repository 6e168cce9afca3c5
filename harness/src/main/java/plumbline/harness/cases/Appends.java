package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.RwFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.NodeKind;

/** Writes with RWF_APPEND, some of them at once, and what the file must hold then. One thread. */
final class Appends {
    static final int VALUE = 0x41;

    private static final int MOST = 100;

    private final Exercise exercise;
    private final List<Shape> shapes;
    private final Fd target;

    private Appends(Exercise exercise, List<Shape> shapes, Fd target) {
        this.exercise = exercise;
        this.shapes = shapes;
        this.target = target;
    }

    /** Whether a request is one of these. */
    static boolean is(Shape shape) {
        return shape.flags().contains(RwFlag.APPEND);
    }

    /**
     * Makes them on the case's target, a file, judges what it holds then, and takes them away again.
     *
     * @param depth how many are made at once
     * @throws CaseSkippedException where there is no such flag, no room, or no file
     */
    static void carryOut(Exercise exercise, List<Shape> shapes, int depth) {
        if (exercise.stack().target().kind() != NodeKind.FILE) {
            throw new CaseSkippedException(
                    "only a file has an end: " + exercise.stack().target().path());
        }
        if (shapes.size() > MOST) {
            throw new CaseSkippedException("at most " + MOST + " appends are told apart: requests=" + shapes.size());
        }
        try (LooseRequests requests =
                new LooseRequests(exercise, SlotNeeds.together(shapes).ofDepth(depth))) {
            new Appends(exercise, shapes, requests.target()).carryOut(requests);
        }
    }

    private void carryOut(LooseRequests requests) {
        long unit = exercise.recipe().contract().unitBytes();
        long sizeBytes = FileStatus.of(target).sizeBytes();
        String position = position();
        try (Piece start = new Piece(target, 0, unit)) {
            List<Long> answers = requests.all(shapes, VALUE);
            IntStream.range(0, shapes.size()).forEach(i -> demand(shapes.get(i), answers.get(i)));
            long wanted = sizeBytes
                    + answers.stream().mapToLong(answer -> Math.max(0, answer)).sum();
            expect(exercise, wanted, FileStatus.of(target).sizeBytes(), "bytes is the file long");
            expect(exercise, position, position(), "is the file's position");
            expect(exercise, true, start.isStillIn(target), "it is that the file's start is as it was");
            expect(exercise, values(answers), found(sizeBytes, unit, answers), "are the values behind");
        } finally {
            SyscallException.check("ftruncate", target.name(), FileCalls.ftruncate(target, sizeBytes));
        }
    }

    /** Of memory that is partly missing a part is right, and the whole too where the kernel can get at it all the same. */
    private void demand(Shape shape, long answer) {
        boolean spared = shape.buffer().mayFault(shape.direction())
                && (answer == Errno.EFAULT.asResult() || (0 <= answer && answer <= shape.lengthBytes()));
        if (!spared) {
            demandWhole(exercise, shape, answer);
        }
    }

    /** Finds what one is not answered with whole. */
    static void demandWhole(Exercise exercise, Shape shape, long answer) {
        Answers.demandSupport(answer, RwFlag.APPEND);
        if (answer == Errno.ENOSPC.asResult()) {
            throw new CaseSkippedException("there is no room to append " + shape.lengthBytes() + " bytes");
        }
        Answers.demandWhole(exercise, shape, answer);
    }

    /** Finds that something is not as it should be. */
    static void expect(Exercise exercise, Object right, Object is, String what) {
        if (!right.equals(is)) {
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA,
                    "after writes with a flag that says where they go, " + is + " instead of " + right + " " + what));
        }
    }

    /** What the writes hold that were carried out, a part of them at least, in ascending order. */
    private static List<Integer> values(List<Long> answers) {
        return IntStream.range(0, answers.size())
                .filter(i -> answers.get(i) > 0)
                .mapToObj(i -> VALUE + i)
                .toList();
    }

    /** The values of the pieces behind the file's former end, in ascending order; −1 for a block that is in none. */
    private List<Integer> found(long from, long unit, List<Long> answers) {
        List<Integer> values = new ArrayList<>();
        long end = FileStatus.of(target).sizeBytes();
        for (long at = from; at + unit <= end; ) {
            int value = value(at, unit).orElse(-1);
            int number = value - VALUE;
            long length = 0 <= number && number < answers.size() ? Math.max(unit, answers.get(number)) : unit;
            boolean whole = at + length <= end && value(at, length).isPresent();
            values.add(whole ? value : -1);
            at += whole ? length : unit;
        }
        return values.stream().sorted().toList();
    }

    private OptionalInt value(long at, long lengthBytes) {
        try (Piece piece = new Piece(target, at, lengthBytes)) {
            return piece.value();
        }
    }

    private String position() {
        String info = Host.live().text("/proc/self/fdinfo/" + target.number()).orElse("pos: unknown");
        return info.lines().findFirst().orElse("");
    }
}
