package plumbline.harness.diagnosis;

import java.util.List;
import java.util.function.LongPredicate;

/**
 * The edges that a target and what lies below it have by themselves, whatever is asked of them.
 *
 * @param inTarget most telling first
 * @param mostRequestBytes how much the target's driver takes at once; 0 when that is not known
 */
public record TargetEdges(List<Edge> inTarget, long mostRequestBytes) {
    public TargetEdges {
        inTarget = List.copyOf(inTarget);
    }

    /**
     * Places of the target.
     *
     * @param name as findings give it: {@code chunk}
     * @param at whether an offset of the target is such a place
     */
    public record Edge(String name, LongPredicate at) {
        /** The multiples of a length. */
        public static Edge every(String name, long bytes) {
            return new Edge(name, offset -> offset % bytes == 0);
        }
    }

    /** A target of which only the logical block is known. */
    public static TargetEdges ofLogicalBlock(long bytes) {
        return new TargetEdges(List.of(Edge.every("logical block", bytes)), 0);
    }
}
