package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.stack.LayerSpec;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.stack.StackSpec.Stage;

/**
 * The layers of a stack in the order of making, nothing of them made.
 *
 * @param places the target is the last
 */
record Layout(List<Place> places) {
    /** A layer and the numbers of those that it stands on. */
    record Place(LayerSpec layer, List<Integer> inputs) {}

    static Layout of(StackSpec spec) {
        List<Place> places = new ArrayList<>();
        add(spec, places);
        return new Layout(places);
    }

    private static List<Integer> add(StackSpec spec, List<Place> places) {
        List<Integer> tops = List.of();
        for (Stage stage : spec.stages()) {
            List<Integer> next = new ArrayList<>();
            switch (stage) {
                case Stage.SideBySide sides -> sides.branches().forEach(branch -> next.addAll(add(branch, places)));
                case Stage.Same same -> {
                    boolean overAll =
                            tops.isEmpty() || same.layer().kind().type().reach() == LayerType.Reach.ALL;
                    List<List<Integer>> inputs = overAll
                            ? List.of(tops)
                            : tops.stream().map(List::of).toList();
                    for (List<Integer> below : inputs) {
                        for (int i = 0; i < same.count(); i++) {
                            places.add(new Place(same.layer(), below));
                            next.add(places.size() - 1);
                        }
                    }
                }
            }
            tops = next;
        }
        return tops;
    }
}
