package plumbline.harness.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One I/O from its submission to its completion.
 *
 * @param timeNanos when it was submitted, from the beginning of the trace
 * @param process that it belongs to, whoever's thread took it up
 * @param thread that submitted it; a kernel thread with {@link IoMark#SQPOLL}
 * @param operation IORING_OP_…, or {@code block} for what did not come through io_uring
 * @param file path, as far as it can be known
 * @param result bytes, or the negative error number
 * @param error the errno's name, if it failed
 * @param latencyNanos from submission to completion
 * @param expected what others like it moved, where this one moved less
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TracedIo(
        long timeNanos,
        int process,
        int thread,
        String operation,
        @Nullable String file,
        long result,
        @Nullable String error,
        long latencyNanos,
        long expected,
        Set<IoMark> marks,
        List<BlockStep> block) {

    /**
     * What the block layer did for it.
     *
     * @param afterNanos its submission
     * @param action as {@link plumbline.harness.evidence.BlockAction} spells it
     * @param device as the kernel names it, {@code loop0}
     * @param note what else there is to say: where it was split, where it came from
     */
    public record BlockStep(
            long afterNanos,
            String action,
            String device,
            String operation,
            long offset,
            long lengthBytes,
            String note) {}
}
