package plumbline.harness.cases;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.Flush;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.Stack;

/** fsync(2) of the case's target, held against fsync(2) of what it lies on. One thread. */
public final class Flushes {
    private final Exercise exercise;
    private final List<Flush> flushes;

    private Flushes(Exercise exercise, List<Flush> flushes) {
        this.exercise = exercise;
        this.flushes = flushes;
    }

    /**
     * Makes them, one behind the other, and judges the answers of the target.
     *
     * @throws CaseSkippedException where nothing below the target can be flushed, and it is asked for
     */
    public static void carryOut(Exercise exercise, List<Flush> flushes) {
        new Flushes(exercise, flushes).carryOut();
    }

    private void carryOut() {
        List<Long> answers = flushes.stream().map(this::answer).toList();
        IntStream.range(0, flushes.size())
                .filter(i -> flushes.get(i) == Flush.TARGET && answers.get(i) == 0)
                .forEach(i -> judge(answers, i));
    }

    private long answer(Flush flush) {
        exercise.controlling(flush);
        long answer = nodes(flush)
                .mapToLong(Flushes::fsync)
                .filter(one -> one < 0)
                .findFirst()
                .orElse(0);
        exercise.moved(1, 0);
        return answer;
    }

    private Stream<Node> nodes(Flush flush) {
        return switch (flush) {
            case TARGET -> Stream.of(exercise.stack().target());
            case BELOW -> below(exercise.stack()).stream();
        };
    }

    private static List<Node> below(Stack stack) {
        List<Node> nodes = stack.levels().getLast().inputs().stream()
                .map(level -> stack.levels().get(level).attached().node())
                .filter(node -> node.kind() != NodeKind.FOLDER)
                .toList();
        if (nodes.isEmpty()) {
            throw new CaseSkippedException("nothing below the target can be flushed: " + stack.spec());
        }
        return nodes;
    }

    /** Opened for reading, which is enough for fsync(2), and tells udev nothing when it is closed. */
    private static long fsync(Node node) {
        try (Fd fd = Fd.open(node.path(), OpenFlag.O_RDONLY)) {
            return FileCalls.fsync(fd);
        }
    }

    /** A layer that fails at times only may have done so before and not meanwhile: it must have failed on both sides. */
    private void judge(List<Long> answers, int at) {
        long before = failure(answers, 0, at);
        long behind = failure(answers, at + 1, flushes.size());
        if (before < 0 && behind < 0) {
            exercise.found(Finding.of(
                    FindingKind.LOST_PROMISE,
                    Flush.TARGET + " was answered with success, while " + Flush.BELOW + " failed before and behind it: "
                            + Errno.describe(before)));
        }
    }

    private long failure(List<Long> answers, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> flushes.get(i) == Flush.BELOW)
                .mapToLong(answers::get)
                .filter(answer -> answer < 0)
                .findFirst()
                .orElse(0);
    }
}
