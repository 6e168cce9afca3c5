package plumbline.loopctl.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.StackSpec.Stage;

/**
 * Reads a stack's text and checks on the way that each layer stands on what it can stand on.
 *
 * <pre>
 *   stack  = stage { "|" stage }
 *   stage  = "[" stack { "," stack } "]" | layer [ "*" count ]
 * </pre>
 */
final class SpecParser {
    private static final String LAYER_ENDS = "|*[],:";

    private final SpecText text;

    SpecParser(String text) {
        this.text = new SpecText(text);
    }

    StackSpec parse() {
        Branch whole = stack();
        if (!text.atEnd()) {
            throw text.wrong("a layer is followed by | or by the end");
        }
        if (whole.gives().size() != 1) {
            throw text.wrong("a stack ends in one target, and this one in "
                    + whole.gives().size() + ": join them with a layer that takes all, like raid0");
        }
        return whole.spec();
    }

    /** A stack, and what it gives at its top. */
    private record Branch(StackSpec spec, List<NodeKind> gives) {}

    private Branch stack() {
        List<Stage> stages = new ArrayList<>();
        List<NodeKind> outputs = new ArrayList<>();
        do {
            if (text.next('[')) {
                stages.add(sideBySide(stages, outputs));
            } else {
                stages.add(same(stages, outputs));
            }
        } while (text.take('|'));
        return new Branch(new StackSpec(stages), outputs);
    }

    private Stage sideBySide(List<Stage> below, List<NodeKind> outputs) {
        if (!below.isEmpty()) {
            throw text.wrong("only the bottom of a stack can be set side by side");
        }
        text.take('[');
        List<StackSpec> branches = new ArrayList<>();
        do {
            Branch branch = stack();
            branches.add(branch.spec());
            outputs.addAll(branch.gives());
        } while (text.take(','));
        if (!text.take(']')) {
            throw text.wrong("what begins with [ ends with ]");
        }
        return new Stage.SideBySide(branches);
    }

    private Stage same(List<Stage> below, List<NodeKind> outputs) {
        int at = text.position();
        LayerSpec layer = layer();
        int count = text.take('*') ? count() : 1;
        List<NodeKind> gives = below.isEmpty() ? bottom(layer, count, at) : above(layer, count, outputs, at);
        outputs.clear();
        outputs.addAll(gives);
        return new Stage.Same(layer, count);
    }

    private LayerSpec layer() {
        int at = text.position();
        String word = text.until(LAYER_ENDS);
        LayerKind kind = LayerKind.ofWord(word)
                .orElseThrow(() -> text.wrong(
                        (word.isEmpty() ? "a layer is missing" : "unknown layer: " + word) + " (known: "
                                + String.join(", ", LayerKind.words()) + ")",
                        at));
        return new LayerSpec(kind, new OptionParser(text, kind).parse());
    }

    private int count() {
        int at = text.position();
        String digits = text.until(LAYER_ENDS);
        OptionalLong count = Sizes.parse(digits);
        if (count.isEmpty() || count.getAsLong() < 1 || count.getAsLong() > 64) {
            throw text.wrong("a layer is repeated 1 to 64 times: *" + digits, at);
        }
        return (int) count.getAsLong();
    }

    private List<NodeKind> bottom(LayerSpec layer, int count, int at) {
        LayerType type = layer.kind().type();
        if (!type.canBeBottom()) {
            throw text.wrong(layer.kind().word() + " stands on " + wants(type) + ", and here on nothing", at);
        }
        return Collections.nCopies(count, type.gives());
    }

    private List<NodeKind> above(LayerSpec layer, int count, List<NodeKind> inputs, int at) {
        LayerType type = layer.kind().type();
        for (NodeKind input : inputs) {
            if (!type.takes().contains(input)) {
                throw text.wrong(
                        layer.kind().word() + " stands on " + wants(type) + ", and here on " + input.words(), at);
            }
        }
        if (count > 1 && !inputs.stream().allMatch(NodeKind.FOLDER::equals)) {
            throw text.wrong(
                    "only what stands in a folder, or on nothing, can be repeated: "
                            + layer.kind().word() + " stands on "
                            + inputs.getFirst().words(),
                    at);
        }
        int outputs = type.reach() == LayerType.Reach.ALL ? 1 : inputs.size() * count;
        return Collections.nCopies(outputs, type.gives());
    }

    private static String wants(LayerType type) {
        return type.takes().isEmpty()
                ? "nothing"
                : type.takes().stream().map(NodeKind::words).collect(Collectors.joining(" or "));
    }
}
