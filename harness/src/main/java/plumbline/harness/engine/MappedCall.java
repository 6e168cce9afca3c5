package plumbline.harness.engine;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.mem.FileMapping;
import plumbline.bindings.mem.FileMapping.Access;
import plumbline.bindings.mem.FileMapping.Sync;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/**
 * Loads and stores in a shared mapping of the whole target. A write is over when msync(2) is: then its bytes are where
 * direct I/O finds them. Each second read finds its pages dropped from the page cache first.
 */
final class MappedCall implements SystemCall {
    private static final int COLD_EACH = 2;

    private final FileMapping mapping;

    private MappedCall(FileMapping mapping) {
        this.mapping = mapping;
    }

    static Engine engine(EngineTarget target) {
        Fd fd = target.fd();
        FileStatus status = FileStatus.of(fd);
        long sizeBytes = status.type() == FileStatus.Type.BLOCK ? BlockIoctl.sizeBytes(fd) : status.sizeBytes();
        FileMapping mapping = FileMapping.ofAll(fd, sizeBytes);
        return new BlockingEngine(target, new MappedCall(mapping), mapping::close);
    }

    @Override
    public long make(Fd fd, IoSlot slot) {
        Shape shape = slot.shape();
        long lengthBytes = Math.min(shape.lengthBytes(), mapping.lengthBytes() - shape.offset());
        if (lengthBytes <= 0) {
            return 0;
        }
        return shape.direction() == Direction.READ ? read(fd, slot, lengthBytes) : write(slot, lengthBytes);
    }

    private long read(Fd fd, IoSlot slot, long lengthBytes) {
        Shape shape = slot.shape();
        if (slot.requestId() % COLD_EACH == 0) {
            mapping.evict(fd, shape.offset(), lengthBytes);
        }
        MemorySegment buffer = slot.buffer().body();
        return answer(mapping.read(shape.offset(), buffer, shape.segments().memoryOffset(0), lengthBytes), lengthBytes);
    }

    private long write(IoSlot slot, long lengthBytes) {
        Shape shape = slot.shape();
        MemorySegment buffer = slot.buffer().body();
        Access access = mapping.write(shape.offset(), buffer, shape.segments().memoryOffset(0), lengthBytes);
        long synced = access == Access.DONE ? mapping.sync(shape.offset(), lengthBytes, Sync.SYNC) : 0;
        return synced < 0 ? synced : answer(access, lengthBytes);
    }

    /** A page that is beyond the end of the file by now, or cannot be read, is a fault. */
    private static long answer(Access access, long lengthBytes) {
        return access == Access.DONE ? lengthBytes : Errno.EFAULT.asResult();
    }
}
