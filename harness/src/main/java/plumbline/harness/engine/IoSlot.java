package plumbline.harness.engine;

import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * One place for a request in flight: its buffer, its iovecs, and what it carries. The runner prepares it, an engine
 * issues it, and between the two and the completion nobody else touches it.
 */
public final class IoSlot implements AutoCloseable {
    private static final Shape NOTHING = Shape.read(0, Segments.single(0, 0));

    private final int index;
    private final AlignedBuffer buffer;
    private final IoVecs iovecs;
    private final long[] snapshot;
    private Shape shape = NOTHING;
    private long requestId = -1;
    private int generation;
    private int flags;
    private long submittedNanos;

    /**
     * A slot that is free.
     *
     * @param index its number in the pool
     * @param footprintBytes what its buffer holds at least
     * @param maxSegments how many iovecs it has
     * @param maxSectors how many sectors a request may touch
     */
    IoSlot(int index, long footprintBytes, int maxSegments, int maxSectors) {
        this.index = index;
        this.buffer = AlignedBuffer.ofAtLeast(footprintBytes);
        this.iovecs = new IoVecs(maxSegments);
        this.snapshot = new long[maxSectors];
    }

    /**
     * Loads a request.
     *
     * @param id unique in the run
     * @param flags RWF bits
     */
    public void load(long id, Shape loaded, int flags) {
        this.requestId = id;
        this.shape = loaded;
        this.flags = flags;
        for (int i = 0; i < loaded.segments().count(); i++) {
            iovecs.set(
                    i,
                    buffer.address() + loaded.segments().memoryOffset(i),
                    loaded.segments().lengthBytes(i));
        }
    }

    public int index() {
        return index;
    }

    public AlignedBuffer buffer() {
        return buffer;
    }

    public IoVecs iovecs() {
        return iovecs;
    }

    public Shape shape() {
        return shape;
    }

    public long requestId() {
        return requestId;
    }

    /** RWF bits. */
    public int flags() {
        return flags;
    }

    /** The address of the first (for most engines, only) segment. */
    public long address() {
        return buffer.address() + shape.segments().memoryOffset(0);
    }

    /** The states of the sectors when a read was issued; the runner's. */
    public long[] snapshot() {
        return snapshot;
    }

    /** The generation that a write carries; the runner's. */
    public int generation() {
        return generation;
    }

    public void generation(int carried) {
        this.generation = carried;
    }

    /** When it was issued, System.nanoTime(). */
    public long submittedNanos() {
        return submittedNanos;
    }

    public void submittedNanos(long nanos) {
        this.submittedNanos = nanos;
    }

    @Override
    public void close() {
        iovecs.close();
        buffer.close();
    }
}
