package plumbline.harness.engine;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/**
 * What requests need of the slots that carry them.
 *
 * @param depth how many are in flight at most
 * @param footprintBytes how far one reaches into its buffer at most
 * @param maxSegments how many segments one has at most
 * @param longestBytes how long one is at most
 * @param buffers the kinds of memory that they use
 * @param scratch a folder for memory that is a file's; the target, for memory that is the target's
 */
public record SlotNeeds(
        int depth, long footprintBytes, int maxSegments, long longestBytes, Set<BufferKind> buffers, Path scratch) {
    private static final long SECTOR_BYTES = 512;

    public SlotNeeds {
        footprintBytes = Math.max(1, footprintBytes);
        maxSegments = Math.max(1, maxSegments);
        buffers = buffers.isEmpty() ? EnumSet.of(BufferKind.ANONYMOUS) : EnumSet.copyOf(buffers);
    }

    /** What a plan's requests need. */
    public static SlotNeeds of(Plan plan, Path scratch) {
        return new SlotNeeds(
                plan.maxDepth(),
                plan.footprintBytes(),
                plan.maxSegments(),
                plan.longestBytes(),
                plan.buffers(),
                scratch);
    }

    /** What requests need that are in flight all at once, in memory that is no file's. */
    public static SlotNeeds together(List<Shape> shapes) {
        ShapeSource source = ShapeSource.of(shapes);
        return new SlotNeeds(
                shapes.size(),
                source.footprintBytes(),
                source.maxSegments(),
                source.longestBytes(),
                source.buffers(),
                Path.of("/tmp"));
    }

    /** The same with fewer or more in flight. */
    public SlotNeeds ofDepth(int other) {
        return new SlotNeeds(other, footprintBytes, maxSegments, longestBytes, buffers, scratch);
    }

    /** Anonymous memory alone. */
    public static SlotNeeds anonymous(int depth, long footprintBytes, int maxSegments, long longestBytes) {
        return new SlotNeeds(
                depth, footprintBytes, maxSegments, longestBytes, EnumSet.of(BufferKind.ANONYMOUS), Path.of("/tmp"));
    }

    /** Requests of one segment each, all as long, in memory that is no file's. */
    public static SlotNeeds of(BufferKind memory, int depth, long lengthBytes) {
        return new SlotNeeds(depth, lengthBytes, 1, lengthBytes, EnumSet.of(memory), Path.of("/tmp"));
    }

    /** How many sectors a request touches at most. */
    int maxSectors() {
        return (int) (longestBytes / SECTOR_BYTES + 2);
    }
}
