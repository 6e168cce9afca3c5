package plumbline.harness.probe;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.loopctl.layer.Permissions;

/**
 * What is to be probed, and how far one may go.
 *
 * @param tries what may be tried
 * @param permissions whether it may be written
 * @param trials is told of each shape that was tried and its answer
 */
public record ProbeSpec(Path path, Set<Tries> tries, Permissions permissions, Consumer<Trial> trials) {
    /** What may be tried beyond legal reads. */
    public enum Tries {
        /** Writes, within a window whose content is put back. */
        WRITES,
        /** Shapes that the contract calls illegal, on a device that is not ours. */
        ILLEGAL
    }

    public ProbeSpec {
        tries = Set.copyOf(tries);
    }

    boolean writes() {
        return tries.contains(Tries.WRITES);
    }
}
