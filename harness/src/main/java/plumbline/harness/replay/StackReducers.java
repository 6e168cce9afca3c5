package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plumbline.harness.recording.Recording;
import plumbline.loopctl.layer.LayerOptions;
import plumbline.loopctl.stack.LayerSpec;
import plumbline.loopctl.stack.SpecException;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.stack.StackSpec.Stage;

/** A smaller stack: a layer less, one of several side by side, an option less. */
final class StackReducers {
    private StackReducers() {}

    static Stream<Recording> simpler(Recording recording) {
        StackSpec stack = StackSpec.parse(recording.header().stack());
        return Stream.of(withoutLayers(stack), branches(stack), fewer(stack), withoutOptions(stack))
                .flatMap(candidates -> candidates)
                .flatMap(candidate -> valid(candidate).stream())
                .map(candidate -> recording.withHeader(recording.header().onStack(candidate.toString())))
                .filter(other -> !other.equals(recording));
    }

    /** Whether its text can be read back, which is where the rules are. */
    private static Optional<StackSpec> valid(StackSpec candidate) {
        try {
            return Optional.of(StackSpec.parse(candidate.toString()));
        } catch (SpecException impossible) {
            return Optional.empty();
        }
    }

    private static Stream<StackSpec> withoutLayers(StackSpec stack) {
        List<Stage> stages = stack.stages();
        Stream<StackSpec> tails = IntStream.range(1, stages.size())
                .map(i -> stages.size() - i)
                .mapToObj(i -> new StackSpec(stages.subList(i, stages.size())));
        Stream<StackSpec> heads = IntStream.range(1, stages.size()).mapToObj(i -> new StackSpec(stages.subList(0, i)));
        Stream<StackSpec> holes = IntStream.range(0, stages.size()).mapToObj(i -> {
            List<Stage> less = new ArrayList<>(stages);
            less.remove(i);
            return new StackSpec(less);
        });
        return Stream.of(tails, heads, holes)
                .flatMap(some -> some)
                .filter(some -> !some.stages().isEmpty());
    }

    private static Stream<StackSpec> branches(StackSpec stack) {
        return stack.stages().getFirst() instanceof Stage.SideBySide sides
                ? sides.branches().stream().map(branch -> {
                    List<Stage> stages = new ArrayList<>(branch.stages());
                    stages.addAll(stack.stages().subList(1, stack.stages().size()));
                    return new StackSpec(stages);
                })
                : Stream.empty();
    }

    private static Stream<StackSpec> fewer(StackSpec stack) {
        return IntStream.range(0, stack.stages().size())
                .boxed()
                .flatMap(i -> stack.stages().get(i) instanceof Stage.Same same && same.count() > 1
                        ? Stream.of(1, 2, same.count() - 1)
                                .filter(count -> count < same.count())
                                .map(count -> with(stack, i, new Stage.Same(same.layer(), count)))
                        : Stream.empty());
    }

    private static Stream<StackSpec> withoutOptions(StackSpec stack) {
        return IntStream.range(0, stack.stages().size())
                .boxed()
                .flatMap(i -> stack.stages().get(i) instanceof Stage.Same same
                        ? same.layer().options().values().keySet().stream()
                                .sorted()
                                .map(name -> with(stack, i, new Stage.Same(without(same.layer(), name), same.count())))
                        : Stream.empty());
    }

    private static LayerSpec without(LayerSpec layer, String option) {
        Map<String, String> values = new HashMap<>(layer.options().values());
        values.remove(option);
        return new LayerSpec(layer.kind(), new LayerOptions(values));
    }

    private static StackSpec with(StackSpec stack, int index, Stage stage) {
        List<Stage> stages = new ArrayList<>(stack.stages());
        stages.set(index, stage);
        return new StackSpec(stages);
    }
}
