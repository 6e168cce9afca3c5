package plumbline.bindings.uring;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.io_uring_sqe;
import plumbline.bindings.sys.Fd;

/**
 * A submission entry, prepared by operation. It belongs to the queue and is good until the next submission; each
 * preparing method writes the whole entry anew, the other methods add to it.
 */
public final class Sqe {
    private static final long BYTES = io_uring_sqe.layout().byteSize();

    private final MemorySegment entry;

    Sqe(MemorySegment entry) {
        this.entry = entry;
    }

    public Sqe nop() {
        return prepare(Opcode.NOP, -1, 0, 0, 0);
    }

    /** Reads into one buffer. */
    public Sqe read(Fd fd, long address, long lengthBytes, long offset) {
        return prepare(Opcode.READ, fd.number(), address, lengthBytes, offset);
    }

    /** Writes from one buffer. */
    public Sqe write(Fd fd, long address, long lengthBytes, long offset) {
        return prepare(Opcode.WRITE, fd.number(), address, lengthBytes, offset);
    }

    /** Reads into an array of iovecs, which must stay as it is until the request is submitted. */
    public Sqe readv(Fd fd, long iovecs, int count, long offset) {
        return prepare(Opcode.READV, fd.number(), iovecs, count, offset);
    }

    /** Writes from an array of iovecs, which must stay as it is until the request is submitted. */
    public Sqe writev(Fd fd, long iovecs, int count, long offset) {
        return prepare(Opcode.WRITEV, fd.number(), iovecs, count, offset);
    }

    /** Reads into a part of a registered buffer. */
    public Sqe readFixed(Fd fd, long address, long lengthBytes, long offset, int bufferIndex) {
        return prepare(Opcode.READ_FIXED, fd.number(), address, lengthBytes, offset)
                .bufferIndex(bufferIndex);
    }

    /** Writes from a part of a registered buffer. */
    public Sqe writeFixed(Fd fd, long address, long lengthBytes, long offset, int bufferIndex) {
        return prepare(Opcode.WRITE_FIXED, fd.number(), address, lengthBytes, offset)
                .bufferIndex(bufferIndex);
    }

    /** Reads into iovecs that lie in one registered buffer (6.15). */
    public Sqe readvFixed(Fd fd, long iovecs, int count, long offset, int bufferIndex) {
        return prepare(Opcode.READV_FIXED, fd.number(), iovecs, count, offset).bufferIndex(bufferIndex);
    }

    /** Writes from iovecs that lie in one registered buffer (6.15). */
    public Sqe writevFixed(Fd fd, long iovecs, int count, long offset, int bufferIndex) {
        return prepare(Opcode.WRITEV_FIXED, fd.number(), iovecs, count, offset).bufferIndex(bufferIndex);
    }

    /** Reads into a buffer of a group, which the kernel picks; the completion's flags name it. */
    public Sqe readIntoGroup(Fd fd, int group, long lengthBytes, long offset) {
        return prepare(Opcode.READ, fd.number(), 0, lengthBytes, offset)
                .bufferIndex(group)
                .flag(Uapi.IOSQE_BUFFER_SELECT());
    }

    /** Gives one buffer to a group, for one read. */
    public Sqe provideBuffer(int group, int bufferId, long address, long lengthBytes) {
        return prepare(Opcode.PROVIDE_BUFFERS, 1, address, lengthBytes, bufferId)
                .bufferIndex(group);
    }

    /** Takes what is left in a group out of it again. */
    public Sqe removeBuffers(int group, int count) {
        return prepare(Opcode.REMOVE_BUFFERS, count, 0, 0, 0).bufferIndex(group);
    }

    /** fsync(2). */
    public Sqe fsync(Fd fd) {
        return prepare(Opcode.FSYNC, fd.number(), 0, 0, 0);
    }

    /** Asks the kernel to cancel the request with that user data. */
    public Sqe cancel(long userDataOfTarget) {
        return prepare(Opcode.ASYNC_CANCEL, -1, userDataOfTarget, 0, 0);
    }

    private Sqe prepare(Opcode opcode, int fd, long address, long length, long offset) {
        for (long at = 0; at < BYTES; at += Long.BYTES) {
            entry.set(JAVA_LONG, at, 0);
        }
        io_uring_sqe.opcode(entry, (byte) opcode.number());
        io_uring_sqe.fd(entry, fd);
        io_uring_sqe.addr(entry, address);
        io_uring_sqe.len(entry, (int) length);
        io_uring_sqe.off(entry, offset);
        return this;
    }

    private Sqe bufferIndex(int index) {
        io_uring_sqe.buf_index(entry, (short) index);
        return this;
    }

    /** What the completion will carry. */
    public Sqe userData(long userData) {
        io_uring_sqe.user_data(entry, userData);
        return this;
    }

    /** RWF bits of a read or write. */
    public Sqe rwFlags(int flags) {
        io_uring_sqe.rw_flags(entry, flags);
        return this;
    }

    /** The file is given by its index among the registered ones. */
    public Sqe fixedFile(int index) {
        io_uring_sqe.fd(entry, index);
        return flag(Uapi.IOSQE_FIXED_FILE());
    }

    /** The request goes to a worker at once. */
    public Sqe async() {
        return flag(Uapi.IOSQE_ASYNC());
    }

    /** The next entry starts only when this one has succeeded. */
    public Sqe link() {
        return flag(Uapi.IOSQE_IO_LINK());
    }

    /** This entry starts only when all before it have completed. */
    public Sqe drain() {
        return flag(Uapi.IOSQE_IO_DRAIN());
    }

    private Sqe flag(int bit) {
        io_uring_sqe.flags(entry, (byte) (io_uring_sqe.flags(entry) | bit));
        return this;
    }
}
