package plumbline.harness.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import plumbline.harness.cases.CaseSkippedException;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Discards;
import plumbline.harness.cases.Exercise;
import plumbline.harness.cases.Flushes;
import plumbline.harness.cases.LooseStage;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;

/** A recording as a case: the same requests through the same engines, each from the slot that it had. */
final class RecordedCase {
    private RecordedCase() {}

    static CaseSpec of(Recording recording) {
        return CaseSpec.procedure(
                recording.header().name(),
                "the recorded requests still show what they showed",
                stack -> true,
                exercise -> carryOut(recording, exercise));
    }

    private static void carryOut(Recording recording, Exercise exercise) {
        long needed = neededBytes(recording);
        long size = exercise.recipe().contract().sizeBytes();
        if (size < needed) {
            throw new CaseSkippedException(
                    "the target is too small for the recording: sizeBytes=" + size + ", needed=" + needed);
        }
        for (Recording.Part part : recording.parts()) {
            if (!exercise.isStopped()) {
                carryOut(part, exercise);
            }
        }
    }

    /** Its requests, then its fsyncs, then its ranges. */
    private static void carryOut(Recording.Part part, Exercise exercise) {
        List<Consumer<Exercise>> loose = part.stages().stream()
                .flatMap(stage -> LooseStage.of(shapes(stage), stage.depth()).stream())
                .toList();
        if (loose.size() == part.stages().size()) {
            loose.forEach(steps -> steps.accept(exercise));
        } else {
            exercise.carryOut(EngineSpec.parse(part.engine()), plan(part));
        }
        Flushes.carryOut(exercise, controls(part, Flush.class));
        List<RangeControl> ranges = controls(part, RangeControl.class);
        if (!ranges.isEmpty()) {
            Discards.carryOut(exercise, ranges);
        }
    }

    private static <T extends Control> List<T> controls(Recording.Part part, Class<T> sort) {
        return part.controls().stream().filter(sort::isInstance).map(sort::cast).toList();
    }

    private static List<Shape> shapes(Recording.Stage stage) {
        return stage.requests().stream().map(Recording.Request::shape).toList();
    }

    /** What lay beyond the end of the recorded target may lie beyond this one's. */
    private static long neededBytes(Recording recording) {
        LongStream requests = recording
                .requests()
                .mapToLong(request -> request.shape().offset() + request.shape().lengthBytes());
        LongStream ranges = recording.controls().mapToLong(RecordedCase::endOffset);
        return Math.min(
                LongStream.concat(requests, ranges).max().orElse(0),
                recording.header().contract().sizeBytes());
    }

    private static long endOffset(Control control) {
        return switch (control) {
            case Flush _ -> 0;
            case RangeControl range -> range.endOffset();
        };
    }

    private static Plan plan(Recording.Part part) {
        return new Plan(part.stages().stream()
                .map(stage -> new Plan.Phase(stage.name(), stage.depth(), new SlottedShapes(stage.requests())))
                .toList());
    }
}
