package plumbline.harness.trace;

import java.util.List;

/** The names of IORING_OP_…, for kernels whose events give numbers alone (before 6.0). */
final class Operations {
    private static final List<String> NAMES = List.of(("NOP READV WRITEV FSYNC READ_FIXED WRITE_FIXED POLL_ADD"
                    + " POLL_REMOVE SYNC_FILE_RANGE SENDMSG RECVMSG TIMEOUT TIMEOUT_REMOVE ACCEPT ASYNC_CANCEL LINK_TIMEOUT"
                    + " CONNECT FALLOCATE OPENAT CLOSE FILES_UPDATE STATX READ WRITE FADVISE MADVISE SEND RECV OPENAT2"
                    + " EPOLL_CTL SPLICE PROVIDE_BUFFERS REMOVE_BUFFERS TEE SHUTDOWN RENAMEAT UNLINKAT MKDIRAT SYMLINKAT"
                    + " LINKAT MSG_RING FSETXATTR SETXATTR FGETXATTR GETXATTR SOCKET URING_CMD SEND_ZC SENDMSG_ZC"
                    + " READ_MULTISHOT WAITID FUTEX_WAIT FUTEX_WAKE FUTEX_WAITV FIXED_FD_INSTALL FTRUNCATE BIND LISTEN"
                    + " RECV_ZC EPOLL_WAIT READV_FIXED WRITEV_FIXED")
            .split(" "));

    private Operations() {}

    static String name(int opcode, String given) {
        if (!given.isEmpty()) {
            return given;
        }
        return opcode >= 0 && opcode < NAMES.size() ? NAMES.get(opcode) : "OP_" + opcode;
    }

    /** Whether fewer bytes than asked for are a short transfer. */
    static boolean isTransfer(String operation) {
        return operation.startsWith("READ") || operation.startsWith("WRITE");
    }
}
