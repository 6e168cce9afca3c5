package plumbline.loopctl.layer;

import java.util.List;

/**
 * A layer that stands. Closing takes it apart; what it stands on is closed after it by whoever built the stack.
 */
public interface AttachedLayer extends AutoCloseable {
    /** What it gives. */
    Node node();

    /**
     * Where a range of it lies in its inputs, in order of offset. Ranges that lie nowhere below (holes, metadata, the
     * bottom of the stack) are left out.
     */
    List<Extent> mapDown(long offset, long lengthBytes);

    /** Offsets at which what lies below becomes another thing for good: where a member, or a zone, ends. */
    default List<Long> seams() {
        return List.of();
    }

    /** Sentences about what came out otherwise than asked for, and is worth showing. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    void close();
}
