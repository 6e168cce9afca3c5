package plumbline.loopctl.host;

import java.util.Optional;

/**
 * Something that a layer, a case or a test needs of this machine. {@code doctor} prints them, skips name them, tests
 * obey them.
 */
public interface Requirement {
    /** The word by which options and annotations name it: {@code root}, {@code tool:mkfs.xfs}. */
    String name();

    /** What is missing, and what to do about it; empty when nothing is. */
    Optional<Missing> check(Host host);

    /**
     * What a machine lacks.
     *
     * @param reason a sentence
     * @param mend the line that mends it, or an empty string where nothing does
     */
    record Missing(String reason, String mend) {
        @Override
        public String toString() {
            return mend.isEmpty() ? reason : reason + " (" + mend + ")";
        }
    }
}
