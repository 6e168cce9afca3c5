package plumbline.bindings.sys;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;

/**
 * An open file descriptor and the name that messages give it. Owned by whoever opened it; closing twice is harmless.
 * Any thread may use it, one closes it.
 */
public final class Fd implements AutoCloseable {
    private static final int CLOSED = -1;

    private final String name;
    private volatile int number;

    private Fd(int number, String name) {
        this.number = number;
        this.name = name;
    }

    /**
     * open(2), O_CLOEXEC added.
     *
     * @throws SyscallException when the kernel refuses
     */
    public static Fd open(Path path, OpenFlag... flags) {
        long result = tryOpen(path, flags);
        if (result < 0) {
            throw new SyscallException("open(" + describe(flags) + ")", path.toString(), result, "");
        }
        return adopt((int) result, path.toString());
    }

    /** open(2) for callers that judge the answer themselves: a descriptor's number or the negative error number. */
    public static long tryOpen(Path path, OpenFlag... flags) {
        try (Arena arena = Arena.ofConfined()) {
            long name = arena.allocateFrom(path.toString()).address();
            return Downcall.syscall(Uapi.__NR_openat(), Uapi.AT_FDCWD(), name, OpenFlag.bits(flags), 0600);
        }
    }

    /** Takes over a descriptor that a system call has just made. */
    public static Fd adopt(int number, String name) {
        return new Fd(number, name);
    }

    /**
     * The number, for system calls and submission entries.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public int number() {
        int current = number;
        if (current == CLOSED) {
            throw new IllegalStateException("descriptor of " + name + " is closed");
        }
        return current;
    }

    /** What messages call it: the path that was opened. */
    public String name() {
        return name;
    }

    /**
     * close(2), then open(2) of what it is named after: whoever holds this object goes on with the new descriptor.
     *
     * @throws SyscallException when the kernel refuses; it is closed then
     */
    public void reopen(OpenFlag... flags) {
        close();
        number = open(Path.of(name), flags).number;
    }

    @Override
    public void close() {
        int closing = number;
        number = CLOSED;
        if (closing != CLOSED) {
            SyscallException.check("close", name, Downcall.syscall(Uapi.__NR_close(), closing));
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static String describe(OpenFlag... flags) {
        return Arrays.stream(flags).map(OpenFlag::name).collect(Collectors.joining("|"));
    }
}
