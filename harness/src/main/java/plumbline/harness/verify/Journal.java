package plumbline.harness.verify;

import java.util.Arrays;
import java.util.Optional;

/** Is told what was asked of a target and what it answered, so that it can be held to its promises later. Any thread. */
interface Journal extends AutoCloseable {
    /** What a line of a journal tells. */
    enum Kind {
        /** A write is about to be issued. */
        ISSUED(1),
        /** A write was answered as whole. */
        ACKNOWLEDGED(2),
        /** A write was answered as whole, and had asked to be on the medium by then. */
        WRITTEN_THROUGH(3),
        /** A write failed, or came short. */
        FAILED(4),
        /** An fsync is about to be issued. */
        FLUSH_BEGUN(5),
        /** That fsync was answered: what had been answered before it began is promised to last. */
        FLUSHED(6);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** As files have it. */
        int code() {
            return code;
        }

        static Optional<Kind> ofCode(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }

    void issued(long offset, long lengthBytes, int generation);

    void answered(Kind kind, long offset, long lengthBytes, int generation);

    /** Returns the number of the fsync. */
    long flushBegins();

    void flushed(long number);

    /** From now on no answer is taken for a promise. */
    void promiseNothingMore();

    boolean hasPromised();

    @Override
    void close();

    /** Keeps nothing. */
    Journal NONE = new Journal() {
        @Override
        public void issued(long offset, long lengthBytes, int generation) {}

        @Override
        public void answered(Kind kind, long offset, long lengthBytes, int generation) {}

        @Override
        public long flushBegins() {
            return 0;
        }

        @Override
        public void flushed(long number) {}

        @Override
        public void promiseNothingMore() {}

        @Override
        public boolean hasPromised() {
            return false;
        }

        @Override
        public void close() {}
    };
}
