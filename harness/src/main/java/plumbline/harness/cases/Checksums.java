package plumbline.harness.cases;

import java.util.EnumSet;
import java.util.Set;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.stack.Stack;

/**
 * File systems that check a sector by the memory that it was read into, and answer EIO when another sector came to the same
 * memory meanwhile.
 */
final class Checksums {
    private static final Set<LayerKind> WITH = EnumSet.of(LayerKind.BTRFS, LayerKind.BCACHEFS);

    private Checksums() {}

    /** Whether such a one is among a stack's layers. */
    static boolean areIn(Stack stack) {
        return stack.levels().stream()
                .anyMatch(level -> WITH.contains(level.layer().kind()));
    }
}
