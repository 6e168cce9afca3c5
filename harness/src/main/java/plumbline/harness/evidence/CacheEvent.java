package plumbline.harness.evidence;

import plumbline.bindings.sys.FileStatus.DeviceNumber;

/**
 * Something that happened to the page cache.
 *
 * @param device of the file system; of a block device's own pages, the device's or that of the pseudo file system
 * @param inode whose pages
 * @param offset of the pages in the file, in bytes
 * @param lengthBytes of the pages
 */
public record CacheEvent(
        Stamp stamp, CacheAction action, DeviceNumber device, long inode, long offset, long lengthBytes)
        implements KernelEvent {
    private static final int PAGE_SHIFT = 12;

    static CacheEvent of(CacheAction action, EventRecord event) {
        return new CacheEvent(
                event.stamp(),
                action,
                KernelEvent.device(event.number("s_dev")),
                event.number("i_ino"),
                event.number("index") << PAGE_SHIFT,
                1L << (PAGE_SHIFT + (event.number("order") & 0x1F)));
    }
}
