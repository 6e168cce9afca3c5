package plumbline.harness.evidence;

import java.util.List;

/** Watches the kernel from case to case. One thread. */
public interface Witness extends AutoCloseable {
    /** One who sees nothing. */
    Witness NONE = new Witness() {
        @Override
        public void begin() {}

        @Override
        public Statement end() {
            return new Statement(Evidence.unavailable(), List.of());
        }

        @Override
        public void close() {}
    };

    /** A case begins: what was before does not count. */
    void begin();

    /** A case has ended. */
    Statement end();

    @Override
    void close();

    /**
     * What was seen of one case.
     *
     * @param evidence what was counted
     * @param complaints lines of the kernel log that should not be there
     */
    record Statement(Evidence evidence, List<String> complaints) {
        public Statement {
            complaints = List.copyOf(complaints);
        }
    }
}
