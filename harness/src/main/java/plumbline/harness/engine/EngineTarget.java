package plumbline.harness.engine;

import plumbline.bindings.sys.Fd;

/**
 * What an engine works on.
 *
 * @param fd the target, opened as the engine's way wants it
 * @param slots the pool whose slots will be submitted
 */
public record EngineTarget(Fd fd, SlotPool slots) {
    public int depth() {
        return slots.depth();
    }
}
