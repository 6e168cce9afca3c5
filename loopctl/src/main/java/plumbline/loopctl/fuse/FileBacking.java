package plumbline.loopctl.fuse;

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
    public long read(long address, int lengthBytes, long offset) {
        return FileCalls.pread(fd, address, lengthBytes, offset);
    }

    @Override
    public long write(long address, int lengthBytes, long offset) {
        return FileCalls.pwrite(fd, address, lengthBytes, offset);
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
