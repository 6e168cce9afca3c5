package plumbline.harness.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can happen in io_uring, with the trace events that tell of it on one kernel or another. */
public enum UringAction {
    /** io_uring_setup(2). */
    CREATED("io_uring_create"),
    /** io_uring_register(2). */
    REGISTERED("io_uring_register"),
    /** A submission entry was taken; the event's name changed between 6.1 and 6.12. */
    SUBMITTED("io_uring_submit_req", "io_uring_submit_sqe"),
    /** A request asked for its file. */
    FILE_TAKEN("io_uring_file_get"),
    /** A request went to a worker thread. */
    PUNTED("io_uring_queue_async_work"),
    /** A request waits for those before it. */
    DEFERRED("io_uring_defer"),
    /** A request was linked behind another. */
    LINKED("io_uring_link"),
    /** The requests behind one that failed are canceled. */
    LINK_FAILED("io_uring_fail_link"),
    /** A request waits until its file is ready. */
    POLL_ARMED("io_uring_poll_arm"),
    /** A task is to go on with a request. */
    TASK_ADDED("io_uring_task_add"),
    /** A request was refused before it began. */
    REFUSED("io_uring_req_failed"),
    /** A buffered write came short. */
    WROTE_SHORT("io_uring_short_write"),
    /** The completion queue was full. */
    OVERFLOWED("io_uring_cqe_overflow"),
    /** A completion was posted. */
    COMPLETED("io_uring_complete"),
    /** A task waits for completions. */
    WAITED("io_uring_cqring_wait");

    private final List<String> names;

    UringAction(String... names) {
        this.names = List.of(names);
    }

    /** The trace events that tell of it; a kernel has one of them, or none. */
    public List<EventName> events() {
        return names.stream().map(name -> new EventName("io_uring", name)).toList();
    }

    /** Every trace event of io_uring that any kernel has. */
    public static List<EventName> allEvents() {
        return Arrays.stream(values())
                .flatMap(action -> action.events().stream())
                .toList();
    }

    /** As output spells it: {@code link-failed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
