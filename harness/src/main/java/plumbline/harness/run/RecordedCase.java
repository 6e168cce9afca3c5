package plumbline.harness.run;

import java.util.List;
import java.util.function.Consumer;
import plumbline.harness.cases.CaseSkippedException;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Exercise;
import plumbline.harness.cases.Flushes;
import plumbline.harness.cases.LooseStage;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Plan;
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

    private static void carryOut(Recording.Part part, Exercise exercise) {
        List<Consumer<Exercise>> loose = part.stages().stream()
                .flatMap(stage -> LooseStage.of(shapes(stage), stage.depth()).stream())
                .toList();
        if (loose.size() == part.stages().size()) {
            loose.forEach(steps -> steps.accept(exercise));
        } else {
            exercise.carryOut(EngineSpec.parse(part.engine()), plan(part));
        }
        Flushes.carryOut(exercise, part.flushes());
    }

    private static List<Shape> shapes(Recording.Stage stage) {
        return stage.requests().stream().map(Recording.Request::shape).toList();
    }

    /** What lay beyond the end of the recorded target may lie beyond this one's. */
    private static long neededBytes(Recording recording) {
        long end = recording
                .requests()
                .mapToLong(request -> request.shape().offset() + request.shape().lengthBytes())
                .max()
                .orElse(0);
        return Math.min(end, recording.header().contract().sizeBytes());
    }

    private static Plan plan(Recording.Part part) {
        return new Plan(part.stages().stream()
                .map(stage -> new Plan.Phase(stage.name(), stage.depth(), new SlottedShapes(stage.requests())))
                .toList());
    }
}
