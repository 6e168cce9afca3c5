package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;
import plumbline.harness.recording.Recording.Request;
import plumbline.harness.recording.Recording.Stage;

/** The requests of a recording in one list, each with the place that it has; and back again. */
final class Flat {
    private Flat() {}

    /** A request, and which part and stage it stands in. */
    record Placed(int part, int stage, Request request) {
        Shape shape() {
            return request.shape();
        }

        Placed with(Shape other) {
            return new Placed(part, stage, new Request(request.slot(), other));
        }
    }

    static List<Placed> of(Recording recording) {
        List<Placed> all = new ArrayList<>();
        for (int part = 0; part < recording.parts().size(); part++) {
            List<Stage> stages = recording.parts().get(part).stages();
            for (int stage = 0; stage < stages.size(); stage++) {
                for (Request request : stages.get(stage).requests()) {
                    all.add(new Placed(part, stage, request));
                }
            }
        }
        return all;
    }

    /** A recording of those requests alone; parts and stages that have none are gone. */
    static Recording recording(Recording like, List<Placed> placed) {
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < like.parts().size(); part++) {
            List<Stage> stages = new ArrayList<>();
            List<Stage> old = like.parts().get(part).stages();
            for (int stage = 0; stage < old.size(); stage++) {
                Stage was = old.get(stage);
                List<Request> kept = in(placed, part, stage);
                if (!kept.isEmpty()) {
                    stages.add(new Stage(was.name(), was.depth(), kept));
                }
            }
            Part less = like.parts().get(part).withStages(stages);
            if (!stages.isEmpty() || !less.controls().isEmpty()) {
                parts.add(less);
            }
        }
        return like.withParts(parts);
    }

    private static List<Request> in(List<Placed> placed, int part, int stage) {
        return placed.stream()
                .filter(one -> one.part() == part && one.stage() == stage)
                .map(Placed::request)
                .toList();
    }

    /** The same requests with other shapes. */
    static Recording map(Recording recording, UnaryOperator<Shape> change) {
        return recording(
                recording,
                of(recording).stream()
                        .map(placed -> placed.with(change.apply(placed.shape())))
                        .toList());
    }
}
