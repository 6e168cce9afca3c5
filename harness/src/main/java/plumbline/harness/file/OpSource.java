package plumbline.harness.file;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Where operations come from, one after the other. */
@FunctionalInterface
public interface OpSource {
    /**
     * The next operation.
     *
     * @return empty when there are no more
     */
    Optional<FileOp> next(FileView file);

    /** These, once. */
    static OpSource of(List<FileOp> operations) {
        Iterator<FileOp> left = operations.iterator();
        return _ -> left.hasNext() ? Optional.of(left.next()) : Optional.empty();
    }

    /** Everything in a log, once. */
    static OpSource of(OpLog log) {
        long[] done = {0};
        return _ -> done[0] == log.count() ? Optional.empty() : Optional.of(log.get(++done[0]));
    }
}
