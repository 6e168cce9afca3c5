package plumbline.harness.engine;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.AlignedBuffer.Access;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * One place for a request in flight: its buffers, one a kind of memory, its iovecs, and what it carries. The runner
 * prepares it, an engine issues it, and between the two and the completion nobody else touches it.
 */
public final class IoSlot implements AutoCloseable {
    private static final Shape NOTHING = Shape.read(0, Segments.single(0, 0));
    private static final int INDEX_BITS = 16;

    private final int index;
    private final Map<BufferKind, AlignedBuffer> buffers = new EnumMap<>(BufferKind.class);
    private final IoVecs iovecs;
    private final long[] snapshot;
    private AlignedBuffer buffer;
    private Shape shape = NOTHING;
    private long offset;
    private long requestId = -1;
    private int generation;
    private int flags;
    private long submittedNanos;
    private boolean canceledByLink;

    /**
     * A slot that is free.
     *
     * @param index its number in the pool
     * @param needs what its requests need
     */
    IoSlot(int index, SlotNeeds needs) {
        this.index = index;
        for (BufferKind kind : needs.buffers()) {
            buffers.put(kind, AlignedBuffer.ofAtLeast(needs.footprintBytes(), kind.backing(needs.scratch())));
        }
        this.buffer = buffers.values().iterator().next();
        this.iovecs = new IoVecs(needs.maxSegments());
        this.snapshot = new long[needs.maxSectors()];
    }

    /**
     * Loads a request; its buffer is from now on the one of its kind.
     *
     * @param id unique in the run
     */
    public void load(long id, Shape loaded) {
        this.requestId = id;
        this.shape = loaded;
        this.offset = loaded.offset();
        this.flags = RwFlag.bits(loaded.flags());
        this.canceledByLink = false;
        this.buffer = buffer(loaded.buffer());
        Segments segments = loaded.segments();
        for (int i = 0; i < segments.count(); i++) {
            iovecs.set(i, buffer.address() + segments.memoryOffset(i), segments.lengthBytes(i));
        }
    }

    /**
     * Loads the request that was loaded last once more, for another place in the target: nothing is allocated.
     *
     * @param id unique in the run
     */
    public void move(long id, long to) {
        this.requestId = id;
        this.offset = to;
        this.canceledByLink = false;
    }

    /** Makes the memory what it is to be while the request is in flight. */
    public void arm() {
        protectMiddle(shape.buffer().middleAccess());
    }

    /** The request has completed: all of the memory may be looked at again. */
    public void disarm() {
        protectMiddle(Access.READ_WRITE);
    }

    private void protectMiddle(Access access) {
        if (shape.buffer().middleAccess() != Access.READ_WRITE) {
            long page = shape.segments().footprintBytes() / 2 & -Mapping.PAGE_BYTES;
            buffer.protect(page, Mapping.PAGE_BYTES, access);
        }
    }

    public int index() {
        return index;
    }

    /** What tells the request's completion from every other. */
    public long tag() {
        return requestId << INDEX_BITS | index;
    }

    static int indexOf(long tag) {
        return (int) tag & ((1 << INDEX_BITS) - 1);
    }

    static long requestIdOf(long tag) {
        return tag >>> INDEX_BITS;
    }

    /** The memory of the loaded request. */
    public AlignedBuffer buffer() {
        return buffer;
    }

    /** The memory of a kind that the pool was asked for. */
    public AlignedBuffer buffer(BufferKind kind) {
        return Objects.requireNonNull(buffers.get(kind), () -> "the slots were made without a buffer of " + kind);
    }

    public IoVecs iovecs() {
        return iovecs;
    }

    /** The request as a value. A hot path asks for its parts instead, below: it is made anew for a moved request. */
    public Shape shape() {
        if (shape.offset() != offset) {
            shape = shape.at(offset);
        }
        return shape;
    }

    public Direction direction() {
        return shape.direction();
    }

    /** In the target, in bytes. */
    public long offset() {
        return offset;
    }

    public Segments segments() {
        return shape.segments();
    }

    public BufferKind bufferKind() {
        return shape.buffer();
    }

    public long lengthBytes() {
        return shape.lengthBytes();
    }

    public long requestId() {
        return requestId;
    }

    /** RWF bits. */
    public int flags() {
        return flags;
    }

    /** The address of the first (for some engines, only) segment. */
    public long address() {
        return buffer.address() + shape.segments().memoryOffset(0);
    }

    /** Whether the request was canceled because one before it in its chain failed or came short. */
    public boolean isCanceledByLink() {
        return canceledByLink;
    }

    void canceledByLink(boolean canceled) {
        this.canceledByLink = canceled;
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
        buffers.values().forEach(AlignedBuffer::close);
    }
}
