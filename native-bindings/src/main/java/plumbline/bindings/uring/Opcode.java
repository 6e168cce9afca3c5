package plumbline.bindings.uring;

import plumbline.bindings.generated.Uapi;

/** The operations that Plumbline submits, IORING_OP by number. */
public enum Opcode {
    NOP(Uapi.IORING_OP_NOP()),
    READV(Uapi.IORING_OP_READV()),
    WRITEV(Uapi.IORING_OP_WRITEV()),
    FSYNC(Uapi.IORING_OP_FSYNC()),
    READ_FIXED(Uapi.IORING_OP_READ_FIXED()),
    WRITE_FIXED(Uapi.IORING_OP_WRITE_FIXED()),
    TIMEOUT(Uapi.IORING_OP_TIMEOUT()),
    ASYNC_CANCEL(Uapi.IORING_OP_ASYNC_CANCEL()),
    READ(Uapi.IORING_OP_READ()),
    WRITE(Uapi.IORING_OP_WRITE()),
    PROVIDE_BUFFERS(Uapi.IORING_OP_PROVIDE_BUFFERS()),
    REMOVE_BUFFERS(Uapi.IORING_OP_REMOVE_BUFFERS()),
    READV_FIXED(Uapi.IORING_OP_READV_FIXED()),
    WRITEV_FIXED(Uapi.IORING_OP_WRITEV_FIXED());

    private final int number;

    Opcode(int number) {
        this.number = number;
    }

    /** The number in a submission entry. */
    public int number() {
        return number;
    }
}
