package plumbline.harness.evidence;

/** What can happen to the page cache, with the trace events that tell of it. */
public enum CacheAction {
    ADDED("mm_filemap_add_to_page_cache"),
    DELETED("mm_filemap_delete_from_page_cache");

    private final String event;

    CacheAction(String event) {
        this.event = event;
    }

    /** The trace event that tells of it. */
    public EventName event() {
        return new EventName("filemap", event);
    }
}
