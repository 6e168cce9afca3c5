package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/** Shared memory, memfd_create(2). */
public final class SharedPages implements Backing {
    @Override
    public void layOver(long address, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            String name = "shared memory";
            long result = Downcall.syscall(
                    Uapi.__NR_memfd_create(), arena.allocateFrom(name).address());
            try (Fd fd = Fd.adopt((int) SyscallException.check("memfd_create", name, result), name)) {
                SyscallException.check("ftruncate", name, FileCalls.ftruncate(fd, lengthBytes));
                Overlay.map(name, address, lengthBytes, Uapi.MAP_SHARED(), fd.number());
            }
        }
    }
}
