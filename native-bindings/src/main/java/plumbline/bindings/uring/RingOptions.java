package plumbline.bindings.uring;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a ring is set up, io_uring_setup(2).
 *
 * @param entries entries of the submission queue; the kernel rounds up to a power of two
 * @param completionEntries entries of the completion queue; 0 leaves it to the kernel (twice the entries)
 * @param flags what is asked for; a kernel that does not know a flag answers EINVAL
 * @param sqThreadIdleMillis how long the SQPOLL thread spins before it sleeps; 0 is the kernel's default
 * @param mapping whether both rings are mapped at once where the kernel can, or apart as before 5.4
 */
public record RingOptions(
        int entries, int completionEntries, Set<RingFlag> flags, int sqThreadIdleMillis, RingMapping mapping) {

    /** The two ways of mapping a ring's memory. */
    public enum RingMapping {
        SINGLE_WHERE_POSSIBLE,
        APART
    }

    public RingOptions {
        if (entries <= 0) {
            throw new IllegalArgumentException("a ring needs at least one entry: entries=" + entries);
        }
        if (completionEntries != 0 && completionEntries < entries) {
            throw new IllegalArgumentException("the completion queue must not be smaller than the submission queue:"
                    + " completionEntries=" + completionEntries + ", entries=" + entries);
        }
        flags = Set.copyOf(flags);
    }

    /** A plain ring of so many entries. */
    public static RingOptions ofEntries(int entries) {
        return new RingOptions(entries, 0, EnumSet.noneOf(RingFlag.class), 0, RingMapping.SINGLE_WHERE_POSSIBLE);
    }

    public RingOptions withCompletionEntries(int completionEntries) {
        return new RingOptions(entries, completionEntries, flags, sqThreadIdleMillis, mapping);
    }

    public RingOptions withFlags(RingFlag first, RingFlag... rest) {
        return withFlags(EnumSet.of(first, rest));
    }

    public RingOptions withFlags(Set<RingFlag> wanted) {
        return new RingOptions(entries, completionEntries, wanted, sqThreadIdleMillis, mapping);
    }

    public RingOptions withSqThreadIdleMillis(int idleMillis) {
        return new RingOptions(entries, completionEntries, flags, idleMillis, mapping);
    }

    public RingOptions withMapping(RingMapping wanted) {
        return new RingOptions(entries, completionEntries, flags, sqThreadIdleMillis, wanted);
    }
}
