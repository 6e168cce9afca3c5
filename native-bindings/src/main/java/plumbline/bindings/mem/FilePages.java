package plumbline.bindings.mem;

import java.nio.file.Path;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/**
 * Pages of a file's cache, shared (MAP_SHARED): the kernel may write them back while an I/O uses them.
 *
 * @param folder where the file is made; it has no name there (O_TMPFILE) and goes with the mapping
 */
public record FilePages(Path folder) implements Backing {
    @Override
    public void layOver(long address, long lengthBytes) {
        try (Fd fd = Fd.open(folder, OpenFlag.O_RDWR, OpenFlag.O_TMPFILE)) {
            SyscallException.check("ftruncate", fd.name(), FileCalls.ftruncate(fd, lengthBytes));
            Overlay.map(fd.name(), address, lengthBytes, Uapi.MAP_SHARED(), fd.number());
        }
    }
}
