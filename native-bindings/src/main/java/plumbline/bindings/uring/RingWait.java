package plumbline.bindings.uring;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Set;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.__kernel_timespec;
import plumbline.bindings.generated.io_uring_getevents_arg;
import plumbline.bindings.generated.pollfd;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;

/** io_uring_enter(2), with a time limit on every kernel: EXT_ARG where there is one, else ppoll(2) on the ring. */
final class RingWait implements AutoCloseable {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Fd fd;
    private final boolean extArg;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment timeout = arena.allocate(__kernel_timespec.layout());
    private final MemorySegment argument = arena.allocate(io_uring_getevents_arg.layout());
    private final MemorySegment poll = arena.allocate(pollfd.layout());

    RingWait(Fd fd, Set<RingFeature> features) {
        this.fd = fd;
        this.extArg = features.contains(RingFeature.EXT_ARG);
        io_uring_getevents_arg.ts(argument, timeout.address());
        pollfd.fd(poll, fd.number());
        pollfd.events(poll, (short) Uapi.POLLIN());
    }

    long enter(int submit, int completionsAtLeast, int flags) {
        return Downcall.syscall(Uapi.__NR_io_uring_enter(), fd.number(), submit, completionsAtLeast, flags, 0, 0);
    }

    long enterAndWait(int submit, int completionsAtLeast, int flags, long timeoutNanos) {
        __kernel_timespec.tv_sec(timeout, timeoutNanos / NANOS_PER_SECOND);
        __kernel_timespec.tv_nsec(timeout, timeoutNanos % NANOS_PER_SECOND);
        return extArg
                ? enterWithArgument(submit, completionsAtLeast, flags)
                : enterThenPoll(submit, completionsAtLeast, flags);
    }

    private long enterWithArgument(int submit, int completionsAtLeast, int flags) {
        return Downcall.syscall(
                Uapi.__NR_io_uring_enter(),
                fd.number(),
                submit,
                completionsAtLeast,
                flags | Uapi.IORING_ENTER_GETEVENTS() | Uapi.IORING_ENTER_EXT_ARG(),
                argument.address(),
                argument.byteSize());
    }

    private long enterThenPoll(int submit, int completionsAtLeast, int flags) {
        // Zero completions asked for: GETEVENTS still makes a polled ring look at its queue once.
        long submitted = enter(submit, 0, flags | Uapi.IORING_ENTER_GETEVENTS());
        if (submitted < 0 || completionsAtLeast == 0) {
            return submitted;
        }
        long ready = Downcall.syscall(Uapi.__NR_ppoll(), poll.address(), 1, timeout.address(), 0, 0, 0);
        if (ready < 0) {
            return ready;
        }
        return ready == 0 && submitted == 0 ? Errno.ETIME.asResult() : submitted;
    }

    @Override
    public void close() {
        arena.close();
    }
}
