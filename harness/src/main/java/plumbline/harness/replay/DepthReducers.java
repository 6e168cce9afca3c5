package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;
import plumbline.harness.recording.Recording.Request;
import plumbline.harness.recording.Recording.Stage;

/** Less at once, in fewer stages. */
final class DepthReducers {
    private DepthReducers() {}

    static Stream<Recording> shallower(Recording recording) {
        int depth = recording.parts().stream()
                .flatMap(part -> part.stages().stream())
                .mapToInt(Stage::depth)
                .max()
                .orElse(1);
        Stream<Recording> merged = Stream.of(merged(recording)).filter(other -> !other.equals(recording));
        Stream<Recording> depths = Stream.of(1, 2, depth / 2)
                .distinct()
                .filter(less -> less >= 1 && less < depth)
                .map(less -> withDepth(recording, less));
        return Stream.concat(depths, merged);
    }

    static Recording withDepth(Recording recording, int depth) {
        return recording.withParts(recording.parts().stream()
                .map(part -> part.withStages(part.stages().stream()
                        .map(stage -> withDepth(stage, Math.min(depth, stage.depth())))
                        .toList()))
                .toList());
    }

    private static Stage withDepth(Stage stage, int depth) {
        return new Stage(
                stage.name(),
                depth,
                stage.requests().stream()
                        .map(request -> new Request(request.slot() % depth, request.shape()))
                        .toList());
    }

    /** Parts with the same engine become one, and stages of depth 1 do. */
    private static Recording merged(Recording recording) {
        List<Part> parts = new ArrayList<>();
        for (Part part : recording.parts()) {
            if (!parts.isEmpty()
                    && parts.getLast().controls().isEmpty()
                    && parts.getLast().engine().equals(part.engine())) {
                List<Stage> stages = new ArrayList<>(parts.removeLast().stages());
                stages.addAll(part.stages());
                parts.add(part.withStages(mergedStages(stages)));
            } else {
                parts.add(part.withStages(mergedStages(part.stages())));
            }
        }
        return recording.withParts(parts);
    }

    private static List<Stage> mergedStages(List<Stage> stages) {
        if (stages.isEmpty() || stages.stream().anyMatch(stage -> stage.depth() > 1)) {
            return stages;
        }
        List<Request> requests =
                stages.stream().flatMap(stage -> stage.requests().stream()).toList();
        return List.of(new Stage(stages.getFirst().name(), 1, requests));
    }
}
