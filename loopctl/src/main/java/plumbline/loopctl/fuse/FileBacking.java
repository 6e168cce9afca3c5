package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;

/** A regular file or a block device, honestly. */
public final class FileBacking implements Backing {
    private final Fd fd;

    public FileBacking(Fd fd) {
        this.fd = fd;
    }

    @Override
    public long sizeBytes() {
        FileStatus status = FileStatus.of(fd);
        return status.type() == FileStatus.Type.BLOCK ? BlockIoctl.sizeBytes(fd) : status.sizeBytes();
    }

    @Override
    public long read(MemorySegment into, long offset) {
        return FileCalls.pread(fd, into.address(), into.byteSize(), offset);
    }

    @Override
    public long write(MemorySegment from, long offset) {
        return FileCalls.pwrite(fd, from.address(), from.byteSize(), offset);
    }

    @Override
    public long flush() {
        return FileCalls.fdatasync(fd);
    }

    @Override
    public long resize(long sizeBytes) {
        return FileCalls.ftruncate(fd, sizeBytes);
    }
}
