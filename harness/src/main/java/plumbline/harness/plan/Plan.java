package plumbline.harness.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The requests of a run.
 *
 * @param phases carried out one after the other, each drained before the next begins
 */
public record Plan(List<Phase> phases) {
    public Plan {
        phases = List.copyOf(phases);
    }

    public static Plan of(Phase... phases) {
        return new Plan(List.of(phases));
    }

    /**
     * Requests that may be in flight together.
     *
     * @param name for progress and messages
     * @param depth how many are in flight at most
     * @param shapes in the order of issue
     */
    public record Phase(String name, int depth, ShapeSource shapes) {
        public Phase {
            if (depth <= 0) {
                throw new IllegalArgumentException("a phase's depth must be positive: depth=" + depth);
            }
        }

        public static Phase of(String name, int depth, List<Shape> shapes) {
            return new Phase(name, depth, ShapeSource.of(shapes));
        }
    }

    /** The widest footprint of all phases, in bytes. */
    public long footprintBytes() {
        return phases.stream()
                .mapToLong(phase -> phase.shapes().footprintBytes())
                .max()
                .orElse(0);
    }

    /** The longest shape of all phases, in bytes. */
    public long longestBytes() {
        return phases.stream()
                .mapToLong(phase -> phase.shapes().longestBytes())
                .max()
                .orElse(0);
    }

    /** The kinds of memory that any phase uses. */
    public Set<BufferKind> buffers() {
        Set<BufferKind> kinds = EnumSet.noneOf(BufferKind.class);
        phases.forEach(phase -> kinds.addAll(phase.shapes().buffers()));
        return kinds;
    }

    /** The most segments of all phases. */
    public int maxSegments() {
        return phases.stream()
                .mapToInt(phase -> phase.shapes().maxSegments())
                .max()
                .orElse(0);
    }

    /** The greatest depth of all phases. */
    public int maxDepth() {
        return phases.stream().mapToInt(Phase::depth).max().orElse(1);
    }
}
