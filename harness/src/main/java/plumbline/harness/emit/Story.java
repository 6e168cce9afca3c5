package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;
import plumbline.harness.recording.Recording.Request;
import plumbline.harness.recording.Recording.Sighting;
import plumbline.harness.recording.Recording.Stage;

/**
 * A recording as reproducers tell it: one engine, and waves of requests that are in flight together, each wave behind the
 * one before.
 *
 * @param told the finding that it is about
 */
record Story(Recording recording, EngineSpec engine, Sighting told, List<Step> steps) {
    /** A request in its wave. */
    record Step(int wave, int slot, Shape shape) {}

    /**
     * Reads a recording so.
     *
     * @throws InexpressibleException when it names no finding or has more than one engine
     */
    static Story of(Recording recording) {
        Sighting told = told(recording);
        if (recording.controls().findAny().isPresent()) {
            throw new InexpressibleException("only a program in C has words for fsync, BLKDISCARD and BLKZEROOUT, and"
                    + " only without requests, for one of these sorts alone");
        }
        List<String> engines =
                recording.parts().stream().map(Part::engine).distinct().toList();
        if (engines.size() != 1) {
            throw new InexpressibleException(
                    "a reproducer has one engine: the recording has " + String.join(", ", engines));
        }
        Story story = new Story(recording, EngineSpec.parse(engines.getFirst()), told, steps(recording));
        if (!story.isOfAppends()
                && story.steps().stream().anyMatch(step -> step.shape().flags().contains(RwFlag.APPEND))) {
            throw new InexpressibleException("a reproducer appends or writes in places, not both");
        }
        return story;
    }

    /** What a reproducer of it is about. */
    static Sighting told(Recording recording) {
        return recording.header().findings().stream()
                .findFirst()
                .orElseThrow(() -> new InexpressibleException("the recording names no finding"));
    }

    private static List<Step> steps(Recording recording) {
        List<Step> steps = new ArrayList<>();
        int wave = 0;
        for (Part part : recording.parts()) {
            for (Stage stage : part.stages()) {
                Set<Integer> slots = new HashSet<>();
                wave++;
                for (Request request : stage.requests()) {
                    if (!slots.add(request.slot())) {
                        wave++;
                        slots.clear();
                        slots.add(request.slot());
                    }
                    steps.add(new Step(wave, request.slot(), request.shape()));
                }
            }
        }
        return steps;
    }

    /** How far the requests reach into the target, in bytes; not beyond its end. */
    long reachBytes() {
        long end = steps.stream()
                .mapToLong(step -> step.shape().offset() + step.shape().lengthBytes())
                .max()
                .orElse(0);
        return Math.min(end, recording.header().contract().sizeBytes());
    }

    int slots() {
        return 1 + steps.stream().mapToInt(Step::slot).max().orElse(0);
    }

    /** Whether the finding is one of answers, not of bytes. */
    boolean isOfResults() {
        return switch (told.kind()) {
            case SHORT_TRANSFER, CONTRACT_BROKEN, WRONG_ERRNO -> true;
            case WRONG_DATA,
                    LOST_PROMISE,
                    STRAY_WRITE,
                    PATH_NOT_TAKEN,
                    LOST_COMPLETION,
                    DUPLICATE_COMPLETION,
                    KERNEL_COMPLAINT,
                    HANG -> false;
        };
    }

    /** Whether all requests are writes to the end of a file, whose place nobody knows before. */
    boolean isOfAppends() {
        return steps.stream().allMatch(step -> step.shape().flags().contains(RwFlag.APPEND));
    }

    /** Whether some requests are to be carried out whole or not at all. */
    boolean isOfAtomics() {
        return steps.stream().anyMatch(step -> step.shape().flags().contains(RwFlag.ATOMIC));
    }

    boolean isOfSilence() {
        return told.kind().isOfSilence();
    }
}
