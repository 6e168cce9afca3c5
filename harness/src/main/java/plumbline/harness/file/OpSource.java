package plumbline.harness.file;

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

    /** Everything in a log, once. */
    static OpSource of(OpLog log) {
        long[] done = {0};
        return _ -> done[0] == log.count() ? Optional.empty() : Optional.of(log.get(++done[0]));
    }
}
