package plumbline.harness.evidence;

import plumbline.bindings.sys.FileStatus.DeviceNumber;

/**
 * Something that happened in the block layer.
 *
 * @param device at which
 * @param sector where on it, in 512 bytes
 * @param sectors how many; 0 where the event does not tell
 * @param operation the kernel's letters: {@code R}, {@code WS}, {@code FF}, …
 * @param command the name of the task, where the event tells
 * @param otherDevice of {@link BlockAction#REMAPPED}: where it comes from
 * @param otherSector the same; of {@link BlockAction#SPLIT}: where the second part begins
 * @param error 0 or a negative error number
 */
public record BlockEvent(
        Stamp stamp,
        BlockAction action,
        DeviceNumber device,
        long sector,
        long sectors,
        String operation,
        String command,
        DeviceNumber otherDevice,
        long otherSector,
        long error)
        implements KernelEvent {

    static BlockEvent of(BlockAction action, EventRecord event) {
        boolean split = action == BlockAction.SPLIT;
        return new BlockEvent(
                event.stamp(),
                action,
                KernelEvent.device(event.number("dev")),
                event.number("sector"),
                event.number("nr_sector"),
                event.text("rwbs"),
                event.text("comm"),
                KernelEvent.device(event.number("old_dev")),
                event.number(split ? "new_sector" : "old_sector"),
                event.number("error"));
    }

    /** How many bytes it is about; 0 where the event does not tell. */
    public long lengthBytes() {
        return sectors * 512;
    }
}
