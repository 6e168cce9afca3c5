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
        YES
    }

    public Permissions {
        destroy = Set.copyOf(destroy);
    }

    /** Nothing. */
    public static Permissions none() {
        return new Permissions(Write.NO, Set.of());
    }

    /** Whether the whole machine was made for this run: a lane's VM says so in {@code PLUMBLINE_LANE}. */
    public static boolean machineIsOurs() {
        return Optional.ofNullable(System.getenv("PLUMBLINE_LANE"))
                .filter(lane -> !lane.equals("host"))
                .isPresent();
    }
}
