package plumbline.harness.engine;

/** Requests whose chain of links was broken before their turn came. */
public final class Interrupted {
    private Interrupted() {}

    /** The slot's request counts as canceled because one before it failed. */
    public static void cancel(IoSlot slot) {
        slot.canceledByLink(true);
    }
}
