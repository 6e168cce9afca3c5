package plumbline.harness.cases;

import plumbline.bindings.sys.FileStatus;
import plumbline.loopctl.stack.LayerSpec;
import plumbline.loopctl.stack.Stack;

/** Whether a file that must be on DAX is. */
final class Dax {
    private Dax() {}

    /**
     * Demands it where the stack was mounted for it: a mount with the option may succeed without.
     *
     * @throws IllegalStateException when statx(2) does not show the attribute
     */
    static void demand(Stack stack, FileStatus status) {
        boolean asked = stack.levels().stream().map(Stack.Level::layer).anyMatch(Dax::isAsked);
        if (asked && !status.dax()) {
            throw new IllegalStateException("the file system was mounted for DAX, and statx(2) does not show"
                    + " STATX_ATTR_DAX: the path under test is not taken");
        }
    }

    private static boolean isAsked(LayerSpec layer) {
        String options = layer.options().text("mount").orElse("");
        return options.contains("dax") && !options.contains("dax=never");
    }
}
