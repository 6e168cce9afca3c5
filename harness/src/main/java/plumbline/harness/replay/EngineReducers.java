package plumbline.harness.replay;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;
import plumbline.harness.recording.Recording.Request;

/** A plainer engine, with fewer options. */
final class EngineReducers {
    /** The plainest first. */
    private static final List<EngineKind> PLAINEST =
            List.of(EngineKind.PREAD, EngineKind.VECTOR, EngineKind.URING, EngineKind.URING_VECTOR);

    private EngineReducers() {}

    /** Every part through plainer engines, those first that need no ring; then without one option. */
    static Stream<Recording> plainer(Recording recording) {
        Stream<Recording> kinds = PLAINEST.stream()
                .filter(kind -> recording.parts().stream().anyMatch(part -> isPlainer(kind, part)))
                .map(EngineSpec::of)
                .map(engine -> withEngine(recording, engine))
                .filter(EngineReducers::fits);
        Stream<Recording> options = Stream.of(EngineOption.values())
                .filter(option ->
                        recording.parts().stream().anyMatch(part -> spec(part).has(option)))
                .map(option -> without(recording, option))
                .filter(EngineReducers::fits);
        return Stream.concat(kinds, options);
    }

    private static boolean isPlainer(EngineKind kind, Part part) {
        int place = PLAINEST.indexOf(spec(part).kind());
        return place < 0 || PLAINEST.indexOf(kind) < place;
    }

    private static EngineSpec spec(Part part) {
        return EngineSpec.parse(part.engine());
    }

    /** Whether every engine can be asked for its requests. */
    private static boolean fits(Recording recording) {
        return recording.parts().stream()
                .allMatch(part -> part.stages().stream()
                        .flatMap(stage -> stage.requests().stream())
                        .map(Request::shape)
                        .allMatch(shape -> takes(spec(part), shape)));
    }

    private static boolean takes(EngineSpec engine, Shape shape) {
        EngineTraits traits = engine.traits();
        return shape.segments().count() <= traits.maxSegments()
                && traits.flags().containsAll(shape.flags())
                && traits.buffers().contains(shape.buffer());
    }

    private static Recording withEngine(Recording recording, EngineSpec engine) {
        return recording.withParts(recording.parts().stream()
                .map(part -> part.through(engine.toString()))
                .toList());
    }

    private static Recording without(Recording recording, EngineOption option) {
        return recording.withParts(recording.parts().stream()
                .map(part -> part.through(without(spec(part), option).toString()))
                .toList());
    }

    private static EngineSpec without(EngineSpec engine, EngineOption option) {
        Set<EngineOption> options = EnumSet.noneOf(EngineOption.class);
        options.addAll(engine.options());
        options.remove(option);
        return new EngineSpec(engine.kind(), options);
    }
}
