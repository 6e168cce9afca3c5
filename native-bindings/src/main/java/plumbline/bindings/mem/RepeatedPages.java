package plumbline.bindings.mem;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.Fd;

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
        String name = "repeated memory";
        try (Fd fd = MemoryFile.create(name, PIECE_BYTES)) {
            for (long at = 0; at < lengthBytes; at += PIECE_BYTES) {
                Overlay.map(name, address + at, PIECE_BYTES, Uapi.MAP_SHARED(), fd.number());
            }
        }
    }
}
