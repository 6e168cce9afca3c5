package plumbline.harness.emit;

import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Shape;

/** What languages for plain I/O demand: one request at a time, one segment each, on pages of ordinary memory. */
final class Simple {
    private static final long PAGE = 4096;

    private Simple() {}

    /**
     * Demands it.
     *
     * @throws InexpressibleException with what is too much for the language
     */
    static void demand(Story story, String language) {
        if (story.slots() > 1) {
            throw new InexpressibleException(
                    language + " cannot be told what is in flight together: depth=" + story.slots());
        }
        if (story.told().kind() == FindingKind.STRAY_WRITE) {
            throw new InexpressibleException(language + " does not look at the memory around its buffer");
        }
        story.steps().forEach(step -> demand(step.shape(), language));
    }

    private static void demand(Shape shape, String language) {
        if (shape.segments().count() > 1) {
            throw new InexpressibleException(language + " has one segment a request: " + shape);
        }
        if (shape.segments().memoryOffset(0) % PAGE != 0) {
            throw new InexpressibleException(language + " has its buffers on pages: " + shape);
        }
        if (shape.buffer() != BufferKind.ANONYMOUS || !shape.flags().isEmpty()) {
            throw new InexpressibleException(language + " has ordinary memory and no flags: " + shape);
        }
    }
}
