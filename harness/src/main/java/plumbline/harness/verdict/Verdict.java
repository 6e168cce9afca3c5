package plumbline.harness.verdict;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a case ended. */
public enum Verdict {
    PASSED,
    /** There are findings. */
    FAILED,
    /** It could not run here; the reason says why. */
    SKIPPED,
    /** The harness or its set-up is at fault, not the kernel; the reason says how. */
    BROKEN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
