package plumbline.bindings.mem;

import java.nio.file.Path;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;

/**
 * Pages of the very file that the I/O is for, shared (MAP_SHARED), from its middle on: what is laid over them is zeroed
 * there.
 *
 * @param file a regular file that is twice as long as the memory
 */
public record TargetPages(Path file) implements Backing {
    @Override
    public void layOver(long address, long lengthBytes) {
        try (Fd fd = Fd.open(file, OpenFlag.O_RDWR)) {
            long middle = middle(FileStatus.of(fd).sizeBytes());
            Overlay.map(fd.name(), address, lengthBytes, Uapi.MAP_SHARED(), fd.number(), middle);
        }
    }

    /** Where in a file of that size the memory lies. */
    public static long middle(long sizeBytes) {
        return sizeBytes / 2 & -Mapping.PAGE_BYTES;
    }
}
