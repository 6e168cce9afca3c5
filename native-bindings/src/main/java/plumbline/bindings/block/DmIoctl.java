package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.dm_ioctl;
import plumbline.bindings.generated.dm_target_spec;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;

/** The device-mapper's ioctls on /dev/mapper/control, one method each; 0 (or more) or the negative error number. */
public final class DmIoctl {
    private static final int DATA_BYTES = 16384;

    private DmIoctl() {}

    /**
     * One line of a table.
     *
     * @param start in sectors of 512 bytes
     * @param length in sectors
     */
    public record Target(long start, long length, String type, String parameters) {}

    /** DM_DEV_CREATE: a device without a table; its minor number, or the negative error number. */
    public static long create(Fd control, String name, String uuid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name, uuid);
            long result = FileCalls.ioctl(control, Uapi.DM_DEV_CREATE(), request.address());
            return result < 0 ? result : minor(dm_ioctl.dev(request));
        }
    }

    /** DM_TABLE_LOAD: the table becomes the device's with the next {@link #resume}. */
    public static long load(Fd control, String name, List<Target> table) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name, "");
            dm_ioctl.target_count(request, table.size());
            long at = dm_ioctl.data_start(request);
            for (Target target : table) {
                at += put(request.asSlice(at), target);
            }
            return FileCalls.ioctl(control, Uapi.DM_TABLE_LOAD(), request.address());
        }
    }

    private static long put(MemorySegment at, Target target) {
        byte[] parameters = target.parameters().getBytes(StandardCharsets.UTF_8);
        long specBytes = dm_target_spec.layout().byteSize();
        long bytes = (specBytes + parameters.length + 1 + 7) & -8;
        dm_target_spec.sector_start(at, target.start());
        dm_target_spec.length(at, target.length());
        dm_target_spec.next(at, (int) bytes);
        dm_target_spec.target_type(at).setString(0, target.type());
        at.asSlice(specBytes).setString(0, target.parameters());
        return bytes;
    }

    /** DM_DEV_SUSPEND: I/O in flight is waited for, and new I/O waits. */
    public static long suspend(Fd control, String name) {
        return flagged(control, name, Uapi.DM_DEV_SUSPEND(), Uapi.DM_SUSPEND_FLAG());
    }

    /** DM_DEV_SUSPEND without its flag: the loaded table becomes the device's, and I/O goes on. */
    public static long resume(Fd control, String name) {
        return flagged(control, name, Uapi.DM_DEV_SUSPEND(), 0);
    }

    /** DM_DEV_REMOVE. */
    public static long remove(Fd control, String name) {
        return flagged(control, name, Uapi.DM_DEV_REMOVE(), 0);
    }

    /** DM_TARGET_MSG to the target that holds a sector. */
    public static long message(Fd control, String name, long sector, String message) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name, "");
            MemorySegment data = request.asSlice(dm_ioctl.data_start(request));
            data.set(ValueLayout.JAVA_LONG, 0, sector);
            data.asSlice(Long.BYTES).setString(0, message);
            return FileCalls.ioctl(control, Uapi.DM_TARGET_MSG(), request.address());
        }
    }

    /** The uuid of a device; empty when there is none of that name. */
    public static String uuid(Fd control, String name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name, "");
            long result = FileCalls.ioctl(control, Uapi.DM_DEV_STATUS(), request.address());
            return result < 0 ? "" : dm_ioctl.uuid(request).getString(0);
        }
    }

    private static long flagged(Fd control, String name, long call, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = request(arena, name, "");
            dm_ioctl.flags(request, flags);
            return FileCalls.ioctl(control, call, request.address());
        }
    }

    private static MemorySegment request(Arena arena, String name, String uuid) {
        long headBytes = dm_ioctl.layout().byteSize();
        MemorySegment request = arena.allocate(headBytes + DATA_BYTES, Long.BYTES);
        dm_ioctl.version(request, 0, Uapi.DM_VERSION_MAJOR());
        dm_ioctl.data_size(request, (int) request.byteSize());
        dm_ioctl.data_start(request, (int) headBytes);
        dm_ioctl.name(request).setString(0, name);
        dm_ioctl.uuid(request).setString(0, uuid);
        return request;
    }

    /** The kernel's "huge" encoding: 12 bits of major between two parts of the minor. */
    private static long minor(long device) {
        return (device & 0xFF) | ((device >>> 12) & 0xFFF00);
    }
}
