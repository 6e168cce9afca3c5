package plumbline.bindings.aio;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.__kernel_timespec;
import plumbline.bindings.generated.io_event;
import plumbline.bindings.generated.iocb;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.SyscallException;

/**
 * One context of io_setup(2) with as many control blocks. It belongs to the thread that opens it. Buffers named by its
 * entries are the caller's; they stay mapped until their events are reaped.
 */
public final class AioContext implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long id;
    private final Mapping blocks;
    private final AioEntry[] entries;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment pointers;
    private final MemorySegment events;
    private final MemorySegment timeout = arena.allocate(__kernel_timespec.layout());
    private long inFlight;
    private boolean closed;

    private AioContext(long id, int count) {
        this.id = id;
        this.blocks = Mapping.anonymous(Mapping.pagesUp(count * iocb.layout().byteSize()));
        this.entries = new AioEntry[count];
        for (int i = 0; i < count; i++) {
            entries[i] = new AioEntry(blocks.segment().asSlice(i * iocb.layout().byteSize(), iocb.layout()));
        }
        this.pointers = arena.allocate(ValueLayout.JAVA_LONG, count);
        this.events = io_event.allocateArray(count, arena);
    }

    /**
     * io_setup(2).
     *
     * @param count how many entries there are, and how many may be in flight
     * @throws SyscallException EAGAIN when the machine's /proc/sys/fs/aio-max-nr is reached
     */
    public static AioContext open(int count) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment id = arena.allocate(ValueLayout.JAVA_LONG);
            long result = Downcall.syscall(Uapi.__NR_io_setup(), count, id.address(), 0);
            SyscallException.check("io_setup", count + " events", result);
            return new AioContext(id.get(ValueLayout.JAVA_LONG, 0), count);
        }
    }

    /** An entry by its number, which must not be in flight. */
    public AioEntry entry(int index) {
        return entries[index];
    }

    /**
     * io_submit(2).
     *
     * @param indices numbers of prepared entries
     * @param from the first of them to submit
     * @param to the one behind the last
     * @return how many were submitted; the negative error number of the first of them when it was none
     */
    public long submit(int[] indices, int from, int to) {
        Objects.checkFromToIndex(from, to, indices.length);
        for (int i = from; i < to; i++) {
            pointers.setAtIndex(ValueLayout.JAVA_LONG, i - from, entries[indices[i]].address());
        }
        long submitted = Downcall.syscall(Uapi.__NR_io_submit(), id, to - from, pointers.address());
        inFlight += Math.max(0, submitted);
        return submitted;
    }

    /**
     * io_getevents(2).
     *
     * @param atLeast how many to wait for, at most as many as are in flight
     * @param timeoutNanos how long to wait at most
     * @return how many events were handed over, or the negative error number
     */
    public long reap(int atLeast, long timeoutNanos, AioHandler handler) {
        __kernel_timespec.tv_sec(timeout, timeoutNanos / NANOS_PER_SECOND);
        __kernel_timespec.tv_nsec(timeout, timeoutNanos % NANOS_PER_SECOND);
        long count = Downcall.syscall(
                Uapi.__NR_io_getevents(), id, atLeast, entries.length, events.address(), timeout.address(), 0);
        inFlight -= Math.max(0, count);
        for (int i = 0; i < count; i++) {
            MemorySegment event = io_event.asSlice(events, i);
            handler.completed(io_event.data(event), io_event.res(event));
        }
        return count;
    }

    /** Destroys the context; while something is in flight, it is left to the end of the process, which waits for it. */
    @Override
    public void close() {
        if (!closed && inFlight == 0) {
            closed = true;
            Downcall.syscall(Uapi.__NR_io_destroy(), id);
            arena.close();
            blocks.close();
        }
    }
}
