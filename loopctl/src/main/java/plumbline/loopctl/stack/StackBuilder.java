package plumbline.loopctl.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.Attachment;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.stack.Stack.Level;
import plumbline.loopctl.stack.StackSpec.Stage;

/** Builds stacks; whatever it has made so far is taken apart again when a layer fails. */
public final class StackBuilder {
    private final Workshop workshop;

    /** A builder for one process. */
    public StackBuilder(Workshop workshop) {
        this.workshop = workshop;
    }

    /** What a stack needs of the machine, layer by layer. */
    public static List<Requirement> requirements(StackSpec spec) {
        return layers(spec).stream()
                .flatMap(layer -> layer.kind().type().requirements(layer.options()).stream())
                .distinct()
                .toList();
    }

    /**
     * Demands all of it.
     *
     * @throws LayerRefusedException with the first thing that is missing and the line that mends it
     */
    public static void demand(StackSpec spec, Host host) {
        for (Requirement requirement : requirements(spec)) {
            requirement.check(host).ifPresent(missing -> {
                throw new LayerRefusedException(missing.toString());
            });
        }
    }

    /** Every layer that a spec names. */
    public static List<LayerSpec> layers(StackSpec spec) {
        List<LayerSpec> layers = new ArrayList<>();
        for (Stage stage : spec.stages()) {
            switch (stage) {
                case Stage.Same same -> layers.add(same.layer());
                case Stage.SideBySide sides -> sides.branches().forEach(branch -> layers.addAll(layers(branch)));
            }
        }
        return layers;
    }

    /**
     * Builds a stack.
     *
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses
     * @throws plumbline.loopctl.layer.LayerRefusedException when options cannot work together
     */
    public Stack build(StackSpec spec) {
        List<Level> levels = new ArrayList<>();
        try {
            build(spec, levels);
            return new Stack(spec, levels);
        } catch (RuntimeException refused) {
            try {
                Stack.closeAll(levels.stream().map(Level::attached).toList());
            } catch (RuntimeException stuck) {
                refused.addSuppressed(stuck);
            }
            throw refused;
        }
    }

    /** Adds the levels of a spec, and returns the numbers of those at its top. */
    private List<Integer> build(StackSpec spec, List<Level> levels) {
        List<Integer> tops = List.of();
        for (Stage stage : spec.stages()) {
            tops = switch (stage) {
                case Stage.Same same -> lay(same, tops, levels);
                case Stage.SideBySide sides ->
                    sides.branches().stream()
                            .flatMap(branch -> build(branch, levels).stream())
                            .toList();
            };
        }
        return tops;
    }

    private List<Integer> lay(Stage.Same stage, List<Integer> inputs, List<Level> levels) {
        if (inputs.isEmpty() || stage.layer().kind().type().reach() == LayerType.Reach.ALL) {
            return IntStream.range(0, stage.count())
                    .mapToObj(i -> attach(stage.layer(), inputs, levels))
                    .toList();
        }
        return inputs.stream()
                .flatMap(input ->
                        IntStream.range(0, stage.count()).mapToObj(i -> attach(stage.layer(), List.of(input), levels)))
                .toList();
    }

    private int attach(LayerSpec layer, List<Integer> inputs, List<Level> levels) {
        List<Node> nodes = inputs.stream()
                .map(input -> levels.get(input).attached().node())
                .toList();
        AttachedLayer attached = layer.kind().type().attach(new Attachment(layer.options(), nodes, workshop));
        levels.add(new Level(layer, attached, inputs));
        return levels.size() - 1;
    }
}
