package plumbline.loopctl.layer;

import java.util.List;
import java.util.Optional;

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

    /**
     * Has a checker of the layer's own look at it, if there is one: it is taken down for that, and stands again behind it.
     *
     * @param meanwhile is run now and then for as long as the checker runs, which may be minutes
     * @throws plumbline.bindings.sys.SyscallException when something uses it
     */
    default Optional<Check> check(Runnable meanwhile) {
        return Optional.empty();
    }

    /** {@link #check(Runnable)} with nothing to do meanwhile. */
    default Optional<Check> check() {
        return check(() -> {});
    }

    /**
     * Has something done below while nothing of the layer is kept in memory: it goes down for that and stands again behind
     * it, as far as it is one that can; others stay.
     *
     * @throws plumbline.bindings.sys.SyscallException when something uses it, or it does not come up again
     */
    default void whileDown(Runnable action) {
        action.run();
    }

    /**
     * What a checker said.
     *
     * @param status its exit status; 0 when it has nothing to complain of
     */
    record Check(String command, int status, String output) {
        public boolean complains() {
            return status != 0;
        }

        @Override
        public String toString() {
            return command + " ended with status " + status + ": " + output;
        }
    }

    @Override
    void close();
}
