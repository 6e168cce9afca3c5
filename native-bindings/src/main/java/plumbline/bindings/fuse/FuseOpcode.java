package plumbline.bindings.fuse;

import java.util.Arrays;
import java.util.Optional;
import plumbline.bindings.generated.Uapi;

/** The requests that a server of one file is sent. */
public enum FuseOpcode {
    LOOKUP(Uapi.FUSE_LOOKUP()),
    FORGET(Uapi.FUSE_FORGET()),
    BATCH_FORGET(Uapi.FUSE_BATCH_FORGET()),
    GETATTR(Uapi.FUSE_GETATTR()),
    SETATTR(Uapi.FUSE_SETATTR()),
    OPEN(Uapi.FUSE_OPEN()),
    READ(Uapi.FUSE_READ()),
    WRITE(Uapi.FUSE_WRITE()),
    STATFS(Uapi.FUSE_STATFS()),
    RELEASE(Uapi.FUSE_RELEASE()),
    FSYNC(Uapi.FUSE_FSYNC()),
    FLUSH(Uapi.FUSE_FLUSH()),
    INIT(Uapi.FUSE_INIT()),
    OPENDIR(Uapi.FUSE_OPENDIR()),
    RELEASEDIR(Uapi.FUSE_RELEASEDIR()),
    INTERRUPT(Uapi.FUSE_INTERRUPT()),
    FALLOCATE(Uapi.FUSE_FALLOCATE()),
    DESTROY(Uapi.FUSE_DESTROY());

    private final int number;

    FuseOpcode(int number) {
        this.number = number;
    }

    static Optional<FuseOpcode> ofNumber(int number) {
        return Arrays.stream(values()).filter(opcode -> opcode.number == number).findFirst();
    }
}
