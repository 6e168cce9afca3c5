package plumbline.bindings.mem;

import java.lang.foreign.Arena;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/** A little shared memory, mapped one time behind the other: as many addresses as are wanted, and few pages. */
public final class RepeatedPages implements Backing {
    /** How much memory there is behind all of the addresses. */
    public static final long PIECE_BYTES = 2 << 20;

    @Override
    public long granuleBytes() {
        return PIECE_BYTES;
    }

    @Override
    public void layOver(long address, long lengthBytes) {
        try (Arena arena = Arena.ofConfined()) {
            String name = "repeated memory";
            long result = Downcall.syscall(
                    Uapi.__NR_memfd_create(), arena.allocateFrom(name).address());
            try (Fd fd = Fd.adopt((int) SyscallException.check("memfd_create", name, result), name)) {
                SyscallException.check("ftruncate", name, FileCalls.ftruncate(fd, PIECE_BYTES));
                for (long at = 0; at < lengthBytes; at += PIECE_BYTES) {
                    Overlay.map(name, address + at, PIECE_BYTES, Uapi.MAP_SHARED(), fd.number());
                }
            }
        }
    }
}
