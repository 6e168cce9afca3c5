package plumbline.loopctl.stack;

import java.util.List;
import java.util.stream.Collectors;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.NodeKind;

/**
 * A stack of layers as a value, bottom first, with nothing of it built.
 *
 * <pre>
 *   file:64M | loop:dio,bs=512
 *   brd:64M*2 | raid0:chunk=4k
 *   [file:64M, file:96M] | loop:dio | raid0:chunk=4k
 * </pre>
 *
 * @param stages bottom first, at least one
 */
public record StackSpec(List<Stage> stages) {
    public StackSpec {
        stages = List.copyOf(stages);
    }

    /** What stands at one height. */
    public sealed interface Stage {
        /** The same layer, so many times side by side. */
        record Same(LayerSpec layer, int count) implements Stage {
            @Override
            public String toString() {
                return count == 1 ? layer.toString() : layer + "*" + count;
            }
        }

        /** Whole stacks side by side; only at the bottom. */
        record SideBySide(List<StackSpec> branches) implements Stage {
            public SideBySide {
                branches = List.copyOf(branches);
            }

            @Override
            public String toString() {
                return branches.stream().map(StackSpec::toString).collect(Collectors.joining(", ", "[", "]"));
            }
        }
    }

    /**
     * Reads and checks a text.
     *
     * @throws SpecException with the rule and the place
     */
    public static StackSpec parse(String text) {
        return new SpecParser(text).parse();
    }

    /** What the target of such a stack is. */
    public NodeKind gives() {
        return top().type().gives();
    }

    /** The layer whose node is the target. */
    public LayerKind top() {
        return switch (stages.getLast()) {
            case Stage.Same same -> same.layer().kind();
            case Stage.SideBySide sides -> sides.branches().getLast().top();
        };
    }

    /** The text, in its canonical spelling. */
    @Override
    public String toString() {
        return stages.stream().map(Stage::toString).collect(Collectors.joining(" | "));
    }
}
