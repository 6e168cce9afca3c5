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
        public List<String> trail(Runnable step) {
            step.run();
            return List.of();
        }

        @Override
        public void close() {}
    };

    /** A case begins: what was before does not count. */
    void begin();

    /** A case has ended. */
    Statement end();

    /** Has something done, and tells what the block layer did meanwhile on the stack's devices, a line each. */
    List<String> trail(Runnable step);

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

        /** Those that not even a target that is taken away may cause. */
        public List<String> grave() {
            return complaints.stream().filter(Complaints::isGrave).toList();
        }
    }
}
