package plumbline.bindings.aio;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.iocb;
import plumbline.bindings.sys.Fd;

/** One control block, prepared by operation; each preparing method writes the whole of it anew. */
public final class AioEntry {
    private final MemorySegment block;

    AioEntry(MemorySegment block) {
        this.block = block;
    }

    /** Reads into one buffer. */
    public AioEntry read(Fd fd, long address, long lengthBytes, long offset) {
        return prepare(Uapi.IOCB_CMD_PREAD(), fd, address, lengthBytes, offset);
    }

    /** Writes from one buffer. */
    public AioEntry write(Fd fd, long address, long lengthBytes, long offset) {
        return prepare(Uapi.IOCB_CMD_PWRITE(), fd, address, lengthBytes, offset);
    }

    /** Reads into an array of iovecs, which may be used again once the entry is submitted. */
    public AioEntry readv(Fd fd, long iovecs, int count, long offset) {
        return prepare(Uapi.IOCB_CMD_PREADV(), fd, iovecs, count, offset);
    }

    /** Writes from an array of iovecs, which may be used again once the entry is submitted. */
    public AioEntry writev(Fd fd, long iovecs, int count, long offset) {
        return prepare(Uapi.IOCB_CMD_PWRITEV(), fd, iovecs, count, offset);
    }

    private AioEntry prepare(int operation, Fd fd, long address, long length, long offset) {
        block.fill((byte) 0);
        iocb.aio_lio_opcode(block, (short) operation);
        iocb.aio_fildes(block, fd.number());
        iocb.aio_buf(block, address);
        iocb.aio_nbytes(block, length);
        iocb.aio_offset(block, offset);
        return this;
    }

    /** What the event will carry. */
    public AioEntry userData(long userData) {
        iocb.aio_data(block, userData);
        return this;
    }

    /** RWF bits of a read or write. */
    public AioEntry rwFlags(int flags) {
        iocb.aio_rw_flags(block, flags);
        return this;
    }

    long address() {
        return block.address();
    }
}
