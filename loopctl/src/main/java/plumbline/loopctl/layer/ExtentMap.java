package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.FileExtents;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/**
 * Where a file's bytes lie on the device below its file system, by FIEMAP after a sync. Holes, unwritten and delayed
 * extents, and those whose place means nothing on the device (encoded, inline, unknown) are left out.
 */
final class ExtentMap implements OffsetMap {
    private final Path path;

    ExtentMap(Path path) {
        this.path = path;
    }

    @Override
    public List<Extent> mapDown(long offset, long lengthBytes) {
        List<Extent> pieces = new ArrayList<>();
        try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY)) {
            for (FileExtents.FileExtent extent : FileExtents.of(fd, offset, lengthBytes)) {
                if (extent.isPlain()) {
                    long from = Math.max(offset, extent.logical());
                    long to = Math.min(offset + lengthBytes, extent.logical() + extent.lengthBytes());
                    pieces.add(new Extent(from, 0, extent.physical() + from - extent.logical(), to - from));
                }
            }
        } catch (SyscallException refused) {
            if (!refused.is(Errno.EOPNOTSUPP)) {
                throw refused;
            }
        }
        return pieces;
    }
}
