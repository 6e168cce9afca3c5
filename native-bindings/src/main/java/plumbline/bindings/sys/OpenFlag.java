package plumbline.bindings.sys;

import plumbline.bindings.generated.Uapi;

/** The flags of open(2) that Plumbline uses. O_CLOEXEC is always set. */
public enum OpenFlag {
    O_RDONLY(Uapi.O_RDONLY()),
    O_WRONLY(Uapi.O_WRONLY()),
    O_RDWR(Uapi.O_RDWR()),
    O_CREAT(Uapi.O_CREAT()),
    O_EXCL(Uapi.O_EXCL()),
    O_TRUNC(Uapi.O_TRUNC()),
    O_APPEND(Uapi.O_APPEND()),
    O_NONBLOCK(Uapi.O_NONBLOCK()),
    O_DSYNC(Uapi.O_DSYNC()),
    O_DIRECT(Uapi.O_DIRECT()),
    O_DIRECTORY(Uapi.O_DIRECTORY()),
    O_NOFOLLOW(Uapi.O_NOFOLLOW()),
    O_PATH(Uapi.O_PATH()),
    /** A file without a name, in the folder that is opened. */
    O_TMPFILE(Uapi.__O_TMPFILE() | Uapi.O_DIRECTORY());

    private final int bit;

    OpenFlag(int bit) {
        this.bit = bit;
    }

    static int bits(OpenFlag... flags) {
        int bits = Uapi.O_CLOEXEC();
        for (OpenFlag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }
}
