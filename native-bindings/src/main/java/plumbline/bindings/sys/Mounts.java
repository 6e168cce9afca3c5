package plumbline.bindings.sys;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.Arrays;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.raw.Downcall;

/** mount(2) and umount2(2). */
public final class Mounts {
    private static final int MNT_DETACH = 2;

    private Mounts() {}

    /** The flags of mount(2) that Plumbline uses. */
    public enum Flag {
        RDONLY(Uapi.MS_RDONLY()),
        NOSUID(Uapi.MS_NOSUID()),
        NODEV(Uapi.MS_NODEV()),
        NOATIME(Uapi.MS_NOATIME());

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }
    }

    /**
     * Mounts a file system.
     *
     * @param source a device, or any word where the type takes none
     * @param options the type's own, comma-separated
     * @return 0, or the negative error number
     */
    public static long mount(String source, Path target, String type, String options, Flag... flags) {
        try (Arena arena = Arena.ofConfined()) {
            int bits = Arrays.stream(flags).mapToInt(flag -> flag.bit).reduce(0, (all, bit) -> all | bit);
            return Downcall.syscall(
                    Uapi.__NR_mount(),
                    arena.allocateFrom(source).address(),
                    arena.allocateFrom(target.toString()).address(),
                    arena.allocateFrom(type).address(),
                    bits,
                    arena.allocateFrom(options).address(),
                    0);
        }
    }

    /** umount2(2); 0, or the negative error number. */
    public static long unmount(Path target) {
        return unmount(target, 0);
    }

    /** umount2(2) with MNT_DETACH: the mount is gone at once, the file system when nothing uses it. */
    public static long detach(Path target) {
        return unmount(target, MNT_DETACH);
    }

    private static long unmount(Path target, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            long path = arena.allocateFrom(target.toString()).address();
            return Downcall.syscall(Uapi.__NR_umount2(), path, flags, 0);
        }
    }
}
