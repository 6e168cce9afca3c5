package plumbline.loopctl.testing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/** Reads and writes whole blocks of 4 KiB through O_DIRECT, so that nothing is cached between the layers. */
public final class DirectFile {
    private static final int BLOCK = 4096;

    private DirectFile() {}

    /** Writes bytes at an offset; both multiples of 4096. */
    public static void write(Path path, long offset, byte[] bytes) {
        try (Fd fd = open(path, OpenFlag.O_RDWR);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(bytes.length)) {
            MemorySegment.copy(bytes, 0, buffer.body(), ValueLayout.JAVA_BYTE, 0, bytes.length);
            long result = FileCalls.pwrite(fd, buffer.address(), bytes.length, offset);
            if (SyscallException.check("pwrite", path.toString(), result) != bytes.length) {
                throw new AssertionError("short write: " + result + " of " + bytes.length);
            }
            SyscallException.check("fsync", path.toString(), FileCalls.fsync(fd));
        }
    }

    /** Reads bytes at any offset of a file whose size is a multiple of 4096. */
    public static byte[] read(Path path, long offset, int length) {
        long from = offset / BLOCK * BLOCK;
        long bytes = (offset + length - from + BLOCK - 1) / BLOCK * BLOCK;
        try (Fd fd = open(path, OpenFlag.O_RDONLY);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(bytes)) {
            SyscallException.check("pread", path.toString(), FileCalls.pread(fd, buffer.address(), bytes, from));
            return buffer.body().asSlice(offset - from, length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    /** Without O_DIRECT where there is none, as on tmpfs before 6.6. */
    private static Fd open(Path path, OpenFlag access) {
        long opened = Fd.tryOpen(path, access, OpenFlag.O_DIRECT);
        return opened == Errno.EINVAL.asResult()
                ? Fd.open(path, access)
                : Fd.adopt((int) SyscallException.check("open(O_DIRECT)", path.toString(), opened), path.toString());
    }
}
