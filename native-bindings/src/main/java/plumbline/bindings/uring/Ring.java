package plumbline.bindings.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.io_uring_params;
import plumbline.bindings.generated.io_uring_probe;
import plumbline.bindings.generated.io_uring_probe_op;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.SyscallException;

/**
 * One io_uring. It belongs to the thread that opens it: no other may use or close it. Buffers named by its entries are
 * the caller's; they stay mapped until their completions are reaped, so a caller closes the ring first and then the
 * buffers of what {@link #inFlight()} no longer counts.
 */
public final class Ring implements AutoCloseable {
    private static final String NAME = "io_uring";

    private final Fd fd;
    private final RingMemory memory;
    private final Set<RingFeature> features;
    private final SubmissionQueue submissions;
    private final CompletionQueue completions;
    private final RingWait wait;
    private final boolean sqpoll;
    private long prepared;
    private long reaped;

    private Ring(Fd fd, MemorySegment params, RingOptions options) {
        this.fd = fd;
        this.features = RingFeature.ofBits(io_uring_params.features(params));
        this.memory = RingMemory.map(fd, params, features, options.mapping());
        this.submissions = new SubmissionQueue(
                memory.submissions(),
                memory.entries(),
                io_uring_params.sq_off(params),
                io_uring_params.sq_entries(params),
                options.flags().contains(RingFlag.NO_SQARRAY)
                        ? SubmissionQueue.IndexArray.ABSENT
                        : SubmissionQueue.IndexArray.PRESENT);
        this.completions = new CompletionQueue(
                memory.completions(), io_uring_params.cq_off(params), io_uring_params.cq_entries(params));
        this.wait = new RingWait(fd, features);
        this.sqpoll = options.flags().contains(RingFlag.SQPOLL);
    }

    /**
     * io_uring_setup(2) and the mappings.
     *
     * @throws SyscallException ENOSYS without io_uring, EPERM where it is switched off, EINVAL for a flag that the
     *     kernel does not know
     */
    public static Ring open(RingOptions options) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment params = arena.allocate(io_uring_params.layout());
            io_uring_params.flags(params, RingFlag.bits(options.flags()));
            if (options.completionEntries() != 0) {
                io_uring_params.flags(params, io_uring_params.flags(params) | Uapi.IORING_SETUP_CQSIZE());
                io_uring_params.cq_entries(params, options.completionEntries());
            }
            io_uring_params.sq_thread_idle(params, options.sqThreadIdleMillis());
            long result = Downcall.syscall(Uapi.__NR_io_uring_setup(), options.entries(), params.address(), 0);
            SyscallException.check("io_uring_setup", options.entries() + " entries " + options.flags(), result);
            Fd fd = Fd.adopt((int) result, NAME);
            try {
                return new Ring(fd, params, options);
            } catch (RuntimeException refused) {
                fd.close();
                throw refused;
            }
        }
    }

    public Set<RingFeature> features() {
        return features;
    }

    /** Entries of the submission queue. */
    public int entries() {
        return submissions.capacity();
    }

    /** How many more entries can be prepared before the next submission. */
    public int free() {
        return submissions.free();
    }

    /** Prepared or submitted, and not yet reaped. */
    public long inFlight() {
        return prepared - reaped;
    }

    /**
     * The next entry, to be prepared by one of its operations.
     *
     * @throws IllegalStateException when the queue is full, or the ring closed
     */
    public Sqe next() {
        Sqe entry = submissions.next();
        prepared++;
        return entry;
    }

    /**
     * Submits what is prepared, without waiting.
     *
     * @return how many entries the kernel took, or the negative error number (EAGAIN, EBUSY: try again after reaping)
     */
    public long submit() {
        submissions.publish();
        int count = submissions.unconsumed();
        if (!sqpoll) {
            return count == 0 ? 0 : wait.enter(count, 0, 0);
        }
        return submissions.needsWakeup() ? wait.enter(count, 0, Uapi.IORING_ENTER_SQ_WAKEUP()) : count;
    }

    /**
     * Submits what is prepared and waits for completions.
     *
     * @param completionsAtLeast how many must be there to return before the time is over; kernels before 5.11 return at
     *     the first
     * @param timeoutNanos how long to wait at most
     * @return as {@link #submit()}; −ETIME where nothing was submitted and the time is over
     */
    public long submitAndWait(int completionsAtLeast, long timeoutNanos) {
        submissions.publish();
        if (completions.ready() >= completionsAtLeast && !submissions.completionsOverflowed()) {
            return submit();
        }
        int count = submissions.unconsumed();
        int wakeup = sqpoll && submissions.needsWakeup() ? Uapi.IORING_ENTER_SQ_WAKEUP() : 0;
        return wait.enterAndWait(count, completionsAtLeast, wakeup, timeoutNanos);
    }

    /**
     * Submits what is prepared and looks for completions once: the only way of an IOPOLL ring to wait with a bound,
     * because the kernel polls without one.
     *
     * @return as {@link #submit()}
     */
    public long submitAndPoll() {
        submissions.publish();
        return wait.enter(submissions.unconsumed(), 0, Uapi.IORING_ENTER_GETEVENTS());
    }

    /**
     * Hands over completions that are there, without waiting.
     *
     * @return how many
     */
    public int reap(int most, CompletionHandler handler) {
        int before = completions.ready();
        if (before == 0 && submissions.completionsOverflowed()) {
            // The kernel holds what found no room; entering for events moves it into the queue.
            wait.enter(0, 0, Uapi.IORING_ENTER_GETEVENTS());
        }
        int count = completions.reap(most, handler);
        reaped += count;
        return count;
    }

    /** Completions that the kernel could not keep: 0 on every kernel with NODROP. */
    public int lostCompletions() {
        return completions.overflow();
    }

    /** Entries that the kernel refused to read: 0 unless memory was overwritten. */
    public int droppedEntries() {
        return submissions.dropped();
    }

    /** The operations that this kernel knows. */
    public Set<Opcode> probe() {
        int most = 256;
        try (Arena arena = Arena.ofConfined()) {
            long bytes = io_uring_probe.layout().byteSize()
                    + most * io_uring_probe_op.layout().byteSize();
            MemorySegment probe = arena.allocate(bytes, 8);
            register(Uapi.IORING_REGISTER_PROBE(), "IORING_REGISTER_PROBE", probe.address(), most);
            int last = Byte.toUnsignedInt(io_uring_probe.last_op(probe));
            EnumSet<Opcode> known = EnumSet.noneOf(Opcode.class);
            for (Opcode opcode : Opcode.values()) {
                if (opcode.number() <= last && supported(probe, opcode)) {
                    known.add(opcode);
                }
            }
            return known;
        }
    }

    private static boolean supported(MemorySegment probe, Opcode opcode) {
        long at = io_uring_probe.layout().byteSize()
                + opcode.number() * io_uring_probe_op.layout().byteSize();
        MemorySegment op = probe.asSlice(at, io_uring_probe_op.layout());
        return (io_uring_probe_op.flags(op) & Uapi.IO_URING_OP_SUPPORTED()) != 0;
    }

    /** IORING_REGISTER_BUFFERS: the first {@code count} iovecs become buffers 0 to count − 1. */
    public void registerBuffers(IoVecs iovecs, int count) {
        register(Uapi.IORING_REGISTER_BUFFERS(), "IORING_REGISTER_BUFFERS", iovecs.address(), count);
    }

    /** IORING_REGISTER_FILES: the descriptors become files 0, 1, … */
    public void registerFiles(Fd... files) {
        try (Arena arena = Arena.ofConfined()) {
            int[] numbers = new int[files.length];
            for (int i = 0; i < files.length; i++) {
                numbers[i] = files[i].number();
            }
            long address = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_INT, numbers)
                    .address();
            register(Uapi.IORING_REGISTER_FILES(), "IORING_REGISTER_FILES", address, files.length);
        }
    }

    private void register(int operation, String name, long address, int count) {
        long result = Downcall.syscall(Uapi.__NR_io_uring_register(), fd.number(), operation, address, count, 0, 0);
        SyscallException.check("io_uring_register(" + name + ")", NAME, result);
    }

    /** Unmaps the rings and closes the descriptor. Requests in flight go on; their buffers must stay mapped. */
    @Override
    public void close() {
        memory.close();
        wait.close();
        fd.close();
    }
}
