package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What may be done to things that we did not make.
 *
 * @param write whether they may be written at all
 * @param destroy what may be written although it is mounted, held, swap, partitioned or signed
 */
public record Permissions(Write write, Set<Path> destroy) {
    /** Whether foreign things may be written. */
    public enum Write {
        NO,
        YES,
        /** The whole machine was made for this run. */
        EVERYTHING
    }

    public Permissions {
        destroy = Set.copyOf(destroy);
    }

    /** Nothing. */
    public static Permissions none() {
        return new Permissions(Write.NO, Set.of());
    }

    /** What a user may: everything on a machine that was made for the run, which a lane's VM says of itself. */
    public static Permissions ofUser(Write write, Set<Path> destroy) {
        boolean ours = Optional.ofNullable(System.getenv("PLUMBLINE_LANE"))
                .filter(lane -> !lane.equals("host"))
                .isPresent();
        return new Permissions(ours ? Write.EVERYTHING : write, destroy);
    }
}
