package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/** Files without a name, in memory: memfd_create(2). */
public final class MemoryFile {
    private MemoryFile() {}

    /**
     * A new file of zeros.
     *
     * @param name for messages, and as /proc/self/fd shows it
     * @throws SyscallException when there is no memory for it
     */
    public static Fd create(String name, long sizeBytes) {
        try (Arena arena = Arena.ofConfined()) {
            long result = Downcall.syscall(
                    Uapi.__NR_memfd_create(), arena.allocateFrom(name).address());
            Fd fd = Fd.adopt((int) SyscallException.check("memfd_create", name, result), name);
            SyscallException.check("ftruncate", name, FileCalls.ftruncate(fd, sizeBytes));
            return fd;
        }
    }
}
