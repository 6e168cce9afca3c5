package plumbline.bindings.mem;

import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.Fd;

/** Shared memory, memfd_create(2). */
public final class SharedPages implements Backing {
    @Override
    public void layOver(long address, long lengthBytes) {
        String name = "shared memory";
        try (Fd fd = MemoryFile.create(name, lengthBytes)) {
            Overlay.map(name, address, lengthBytes, Uapi.MAP_SHARED(), fd.number());
        }
    }
}
