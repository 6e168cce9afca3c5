package plumbline.harness.engine;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.mem.Mapping;
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

    private final Mapping mapping;

    private MappedCall(Mapping mapping) {
        this.mapping = mapping;
    }

    static Engine engine(EngineTarget target) {
        Fd fd = target.fd();
        FileStatus status = FileStatus.of(fd);
        long sizeBytes = status.type() == FileStatus.Type.BLOCK ? BlockIoctl.sizeBytes(fd) : status.sizeBytes();
        Mapping mapping = Mapping.sharedOnDemand(fd, sizeBytes);
        return new BlockingEngine(target, new MappedCall(mapping), mapping::close);
    }

    @Override
    public long make(Fd fd, IoSlot slot) {
        Shape shape = slot.shape();
        MemorySegment target = mapping.segment();
        long lengthBytes = Math.min(shape.lengthBytes(), target.byteSize() - shape.offset());
        if (lengthBytes <= 0) {
            return 0;
        }
        MemorySegment buffer = slot.buffer().body();
        long memoryOffset = shape.segments().memoryOffset(0);
        try {
            if (shape.direction() == Direction.READ) {
                if (slot.requestId() % COLD_EACH == 0) {
                    mapping.evict(fd, shape.offset(), lengthBytes);
                }
                MemorySegment.copy(target, shape.offset(), buffer, memoryOffset, lengthBytes);
                return lengthBytes;
            }
            MemorySegment.copy(buffer, memoryOffset, target, shape.offset(), lengthBytes);
            long synced = mapping.sync(shape.offset(), lengthBytes);
            return synced < 0 ? synced : lengthBytes;
        } catch (InternalError gone) {
            // How the JVM reports SIGBUS: the page is beyond the end of the file by now, or cannot be read.
            return Errno.EFAULT.asResult();
        }
    }
}
