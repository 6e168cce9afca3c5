package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.mdu_array_info_s;
import plumbline.bindings.generated.mdu_disk_info_s;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;

/** The ioctls of md(4) for arrays without a superblock, one method each; 0 or the negative error number. */
public final class MdIoctl {
    private MdIoctl() {}

    /**
     * SET_ARRAY_INFO of a non-persistent array.
     *
     * @param level 0 for raid0
     * @param layout the personality's own; for raid0 of unequal members 1 is the layout of before 3.14, 2 the later one
     */
    public static long setArrayInfo(Fd array, int level, int members, int chunkBytes, int layout) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(mdu_array_info_s.layout());
            mdu_array_info_s.minor_version(info, Uapi.MD_MINOR_VERSION());
            mdu_array_info_s.level(info, level);
            mdu_array_info_s.nr_disks(info, members);
            mdu_array_info_s.raid_disks(info, members);
            mdu_array_info_s.not_persistent(info, 1);
            mdu_array_info_s.state(info, 1);
            mdu_array_info_s.active_disks(info, members);
            mdu_array_info_s.working_disks(info, members);
            mdu_array_info_s.layout(info, layout);
            mdu_array_info_s.chunk_size(info, chunkBytes);
            return FileCalls.ioctl(array, Uapi.SET_ARRAY_INFO(), info.address());
        }
    }

    /** ADD_NEW_DISK: member {@code number} is the block device of that number. */
    public static long addDisk(Fd array, int number, int major, int minor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment disk = arena.allocate(mdu_disk_info_s.layout());
            mdu_disk_info_s.number(disk, number);
            mdu_disk_info_s.major(disk, major);
            mdu_disk_info_s.minor(disk, minor);
            mdu_disk_info_s.raid_disk(disk, number);
            mdu_disk_info_s.state(disk, (1 << Uapi.MD_DISK_ACTIVE()) | (1 << Uapi.MD_DISK_SYNC()));
            return FileCalls.ioctl(array, Uapi.ADD_NEW_DISK(), disk.address());
        }
    }

    /** RUN_ARRAY. */
    public static long run(Fd array) {
        return FileCalls.ioctl(array, Uapi.RUN_ARRAY(), 0);
    }

    /** STOP_ARRAY. */
    public static long stop(Fd array) {
        return FileCalls.ioctl(array, Uapi.STOP_ARRAY(), 0);
    }
}
