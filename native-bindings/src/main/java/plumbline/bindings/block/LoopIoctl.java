package plumbline.bindings.block;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.loop_config;
import plumbline.bindings.generated.loop_info64;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.SyscallException;

/**
 * The ioctls of loop(4), one method each. Each returns what the kernel returned, or the negative error number, so that
 * callers can tell "taken by another" from "not to be had".
 */
public final class LoopIoctl {
    /** LO_FLAGS bits. */
    public static final int READ_ONLY = Uapi.LO_FLAGS_READ_ONLY();

    public static final int AUTOCLEAR = Uapi.LO_FLAGS_AUTOCLEAR();
    public static final int DIRECT_IO = Uapi.LO_FLAGS_DIRECT_IO();

    private LoopIoctl() {}

    /** LOOP_CTL_GET_FREE on /dev/loop-control: the number of a device that is free at this moment. */
    public static long getFree(Fd control) {
        return FileCalls.ioctl(control, Uapi.LOOP_CTL_GET_FREE(), 0);
    }

    /** LOOP_CTL_REMOVE on /dev/loop-control. */
    public static long remove(Fd control, int number) {
        return FileCalls.ioctl(control, Uapi.LOOP_CTL_REMOVE(), number);
    }

    /** LOOP_CONFIGURE (5.8): backing file, block size and everything else in one step. Block size 0: the kernel's choice. */
    public static long configure(Fd loop, Fd backing, int blockBytes, LoopInfo info) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment config = arena.allocate(loop_config.layout());
            loop_config.fd(config, backing.number());
            loop_config.block_size(config, blockBytes);
            info.write(loop_config.info(config));
            return FileCalls.ioctl(loop, Uapi.LOOP_CONFIGURE(), config.address());
        }
    }

    /** LOOP_SET_FD: the backing file alone. */
    public static long setFd(Fd loop, Fd backing) {
        return FileCalls.ioctl(loop, Uapi.LOOP_SET_FD(), backing.number());
    }

    /** LOOP_SET_STATUS64. */
    public static long setStatus(Fd loop, LoopInfo info) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(loop_info64.layout());
            info.write(status);
            return FileCalls.ioctl(loop, Uapi.LOOP_SET_STATUS64(), status.address());
        }
    }

    /** LOOP_SET_DIRECT_IO: 1 on, 0 off. */
    public static long setDirectIo(Fd loop, int on) {
        return FileCalls.ioctl(loop, Uapi.LOOP_SET_DIRECT_IO(), on);
    }

    /** LOOP_SET_BLOCK_SIZE, in bytes. */
    public static long setBlockSize(Fd loop, int blockBytes) {
        return FileCalls.ioctl(loop, Uapi.LOOP_SET_BLOCK_SIZE(), blockBytes);
    }

    /** LOOP_CLR_FD. */
    public static long clear(Fd loop) {
        return FileCalls.ioctl(loop, Uapi.LOOP_CLR_FD(), 0);
    }

    /**
     * LOOP_GET_STATUS64.
     *
     * @throws SyscallException ENXIO when nothing is attached
     */
    public static LoopInfo status(Fd loop) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(loop_info64.layout());
            SyscallException.check(
                    "ioctl(LOOP_GET_STATUS64)",
                    loop.name(),
                    FileCalls.ioctl(loop, Uapi.LOOP_GET_STATUS64(), status.address()));
            return LoopInfo.read(status);
        }
    }
}
