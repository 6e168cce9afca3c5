package plumbline.loopctl.layer;

import plumbline.bindings.block.LoopInfo;
import plumbline.bindings.block.LoopIoctl;

/**
 * How a loop device is asked to be.
 *
 * @param blockBytes the logical block, 0 for the kernel's choice
 * @param offset where it begins below, in bytes
 * @param sizeLimitBytes how much of it is shown, 0 for all
 */
record LoopSetup(
        Mode mode, Access access, Order order, Backing backing, int blockBytes, long offset, long sizeLimitBytes) {
    enum Mode {
        BUFFERED,
        DIRECT
    }

    enum Access {
        READ_WRITE,
        READ_ONLY
    }

    enum Order {
        CONFIGURE,
        OLD
    }

    enum Backing {
        BUFFERED,
        DIRECT
    }

    static LoopSetup of(LayerOptions options) {
        long blockBytes = options.number("bs").orElse(0);
        if (blockBytes != 0 && (blockBytes < 512 || Long.bitCount(blockBytes) != 1 || blockBytes > 1 << 20)) {
            throw new LayerRefusedException(
                    "a loop device's block must be a power of two of 512 bytes or more: bs=" + blockBytes);
        }
        return new LoopSetup(
                options.isSet("dio") ? Mode.DIRECT : Mode.BUFFERED,
                options.isSet("ro") ? Access.READ_ONLY : Access.READ_WRITE,
                options.text("order").orElse("configure").equals("old") ? Order.OLD : Order.CONFIGURE,
                options.text("backing").orElse("buffered").equals("direct") ? Backing.DIRECT : Backing.BUFFERED,
                (int) blockBytes,
                options.number("offset").orElse(0),
                options.number("sizelimit").orElse(0));
    }

    /** What the ioctls take, under a name of ours. */
    LoopInfo info(String name) {
        int flags = access == Access.READ_ONLY ? LoopIoctl.READ_ONLY : 0;
        // In the old order the flag cannot be set by LOOP_SET_STATUS64; LOOP_SET_DIRECT_IO does it.
        if (mode == Mode.DIRECT && order == Order.CONFIGURE) {
            flags |= LoopIoctl.DIRECT_IO;
        }
        return new LoopInfo(offset, sizeLimitBytes, flags, name);
    }
}
