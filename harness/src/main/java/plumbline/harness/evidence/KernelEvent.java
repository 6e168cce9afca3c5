package plumbline.harness.evidence;

import plumbline.bindings.sys.FileStatus.DeviceNumber;

/** What the kernel did, read from a trace record whose layout differs from kernel to kernel. */
public sealed interface KernelEvent permits BlockEvent, UringEvent, CacheEvent {
    Stamp stamp();

    /** A device number as the kernel keeps it: the minor in the lower 20 bits. */
    static DeviceNumber device(long kernelNumber) {
        return new DeviceNumber((int) (kernelNumber >>> 20), (int) (kernelNumber & 0xF_FFFF));
    }

    /** A device number as filters compare it. */
    static long kernelNumber(DeviceNumber device) {
        return (long) device.major() << 20 | device.minor();
    }
}
