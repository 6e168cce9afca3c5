package plumbline.bindings.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.statx;
import plumbline.bindings.generated.statx_late;
import plumbline.bindings.raw.Downcall;

/**
 * What statx(2) says of a file. Alignments are in bytes; a number means something only when {@link #reports} its mask
 * bit.
 *
 * @param mask the STATX bits that the kernel filled in
 * @param attributes the STATX_ATTR bits that are set
 * @param mode type and permissions, as in stat(2)
 * @param sizeBytes the size of a regular file; 0 for a device
 * @param blockBytes the preferred size of an I/O, for a file its file system's block
 * @param device major and minor of the device that holds the file
 * @param special major and minor of the device that the file is
 */
public record FileStatus(
        int mask,
        long attributes,
        int mode,
        long inode,
        long sizeBytes,
        long blockBytes,
        DeviceNumber device,
        DeviceNumber special,
        DioAlign dio,
        AtomicWrite atomicWrite) {

    private static final MemorySegment NO_PATH = Arena.global().allocateFrom("");

    /** Direct-I/O alignments: of the buffer's address, of offset and length, and of a read's offset where it is apart. */
    public record DioAlign(long memoryBytes, long offsetBytes, long readOffsetBytes) {}

    /** Limits of RWF_ATOMIC. */
    public record AtomicWrite(long unitMinBytes, long unitMaxBytes, long segmentsMax) {}

    /** A device number. */
    public record DeviceNumber(int major, int minor) {
        @Override
        public String toString() {
            return major + ":" + minor;
        }
    }

    /** What the bits of {@link #mask()} stand for. */
    public enum Field {
        DIOALIGN(Uapi.STATX_DIOALIGN()),
        DIO_READ_ALIGN(Uapi.STATX_DIO_READ_ALIGN()),
        WRITE_ATOMIC(Uapi.STATX_WRITE_ATOMIC());

        private final int bit;

        Field(int bit) {
            this.bit = bit;
        }
    }

    /** The file types that matter here. */
    public enum Type {
        REGULAR,
        DIRECTORY,
        BLOCK,
        OTHER
    }

    /**
     * statx(2) on a path, links followed.
     *
     * @throws SyscallException when there is no such file, or it cannot be reached
     */
    public static FileStatus of(Path path) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(statx.layout());
            long result = Downcall.syscall(
                    Uapi.__NR_statx(),
                    Uapi.AT_FDCWD(),
                    arena.allocateFrom(path.toString()).address(),
                    0,
                    wanted(),
                    buffer.address(),
                    0);
            SyscallException.check("statx", path.toString(), result);
            return read(buffer);
        }
    }

    /** statx(2) on an open file. */
    public static FileStatus of(Fd fd) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(statx.layout());
            long result = Downcall.syscall(
                    Uapi.__NR_statx(),
                    fd.number(),
                    NO_PATH.address(),
                    Uapi.AT_EMPTY_PATH(),
                    wanted(),
                    buffer.address(),
                    0);
            SyscallException.check("statx", fd.name(), result);
            return read(buffer);
        }
    }

    private static int wanted() {
        int wanted = Uapi.STATX_BASIC_STATS();
        for (Field field : Field.values()) {
            wanted |= field.bit;
        }
        return wanted;
    }

    private static FileStatus read(MemorySegment buffer) {
        MemorySegment late = buffer.asSlice(statx.__spare3$offset(), statx_late.layout());
        return new FileStatus(
                statx.stx_mask(buffer),
                statx.stx_attributes(buffer),
                Short.toUnsignedInt(statx.stx_mode(buffer)),
                statx.stx_ino(buffer),
                statx.stx_size(buffer),
                Integer.toUnsignedLong(statx.stx_blksize(buffer)),
                new DeviceNumber(statx.stx_dev_major(buffer), statx.stx_dev_minor(buffer)),
                new DeviceNumber(statx.stx_rdev_major(buffer), statx.stx_rdev_minor(buffer)),
                new DioAlign(
                        Integer.toUnsignedLong(statx.stx_dio_mem_align(buffer)),
                        Integer.toUnsignedLong(statx.stx_dio_offset_align(buffer)),
                        Integer.toUnsignedLong(statx_late.stx_dio_read_offset_align(late))),
                new AtomicWrite(
                        Integer.toUnsignedLong(statx_late.stx_atomic_write_unit_min(late)),
                        Integer.toUnsignedLong(statx_late.stx_atomic_write_unit_max(late)),
                        Integer.toUnsignedLong(statx_late.stx_atomic_write_segments_max(late))));
    }

    /** Whether the kernel filled in what the field stands for. */
    public boolean reports(Field field) {
        return (mask & field.bit) != 0;
    }

    /** Whether STATX_ATTR_DAX is set. */
    public boolean dax() {
        return (attributes & Uapi.STATX_ATTR_DAX()) != 0;
    }

    public Type type() {
        int type = mode & Uapi.S_IFMT();
        if (type == Uapi.S_IFREG()) {
            return Type.REGULAR;
        }
        if (type == Uapi.S_IFDIR()) {
            return Type.DIRECTORY;
        }
        return type == Uapi.S_IFBLK() ? Type.BLOCK : Type.OTHER;
    }
}
