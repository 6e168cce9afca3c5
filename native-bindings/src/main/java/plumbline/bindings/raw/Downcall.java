package plumbline.bindings.raw;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * syscall(2) with six arguments: every system call of the project goes through this one method, so that no C library
 * stands between the harness and the kernel (glibc emulates preadv2, for instance, where the kernel lacks it).
 */
public final class Downcall {
    private static final StructLayout CAPTURE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CAPTURE.varHandle(PathElement.groupElement("errno"));
    private static final MethodHandle SYSCALL = link();

    /** One capture segment a thread; a few bytes that stay for the life of the process. */
    private static final ThreadLocal<MemorySegment> STATE =
            ThreadLocal.withInitial(() -> Arena.global().allocate(CAPTURE));

    private Downcall() {}

    private static MethodHandle link() {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(
                        JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                Linker.Option.captureCallState("errno"));
    }

    /**
     * Makes one system call.
     *
     * @return what the kernel returned, or the negative error number
     */
    public static long syscall(int number, long a, long b, long c, long d, long e, long f) {
        MemorySegment state = STATE.get();
        long result;
        try {
            result = (long) SYSCALL.invokeExact(state, (long) number, a, b, c, d, e, f);
        } catch (Throwable impossible) {
            throw new AssertionError("syscall(2) is native and throws nothing", impossible);
        }
        return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    }

    /** {@link #syscall(int, long, long, long, long, long, long)} with fewer arguments, the rest zero. */
    public static long syscall(int number, long a) {
        return syscall(number, a, 0, 0, 0, 0, 0);
    }

    /** {@link #syscall(int, long, long, long, long, long, long)} with fewer arguments, the rest zero. */
    public static long syscall(int number, long a, long b, long c) {
        return syscall(number, a, b, c, 0, 0, 0);
    }

    /** {@link #syscall(int, long, long, long, long, long, long)} with fewer arguments, the rest zero. */
    public static long syscall(int number, long a, long b, long c, long d) {
        return syscall(number, a, b, c, d, 0, 0);
    }
}
