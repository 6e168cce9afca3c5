package plumbline.harness.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can happen to a bio or a request in the block layer, with the trace events that tell of it. */
public enum BlockAction {
    /** A bio was handed to a device. */
    QUEUED("block_bio_queue"),
    /** A bio was split; its second part begins at {@link BlockEvent#otherSector()}. */
    SPLIT("block_split"),
    /** A bio goes on to another device; it came from {@link BlockEvent#otherDevice()}. */
    REMAPPED("block_bio_remap"),
    /** A bio was appended to a request. */
    BACK_MERGED("block_bio_backmerge"),
    /** A bio was put before a request. */
    FRONT_MERGED("block_bio_frontmerge"),
    /** A bio's pages were copied elsewhere. */
    BOUNCED("block_bio_bounce"),
    /** A request was allocated for a bio. */
    ALLOCATED("block_getrq"),
    /** A request went to the scheduler. */
    INSERTED("block_rq_insert"),
    /** Two requests became one. */
    MERGED("block_rq_merge"),
    /** A request went to the driver. */
    ISSUED("block_rq_issue"),
    /** The driver gave a request back, to be issued again. */
    REQUEUED("block_rq_requeue"),
    /** A request, or a part of it, was completed. */
    REQUEST_COMPLETED("block_rq_complete"),
    /** A request failed. */
    REQUEST_FAILED("block_rq_error"),
    /** A bio was completed. */
    COMPLETED("block_bio_complete");

    private final String event;

    BlockAction(String event) {
        this.event = event;
    }

    /** The trace event that tells of it. */
    public EventName event() {
        return new EventName("block", event);
    }

    /** Every trace event of the block layer. */
    public static List<EventName> events() {
        return Arrays.stream(values()).map(BlockAction::event).toList();
    }

    /** As output spells it: {@code back-merged}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
