package plumbline.harness.evidence;

/**
 * A trace event as tracefs names it.
 *
 * @param system {@code block}
 * @param name {@code block_bio_queue}
 */
public record EventName(String system, String name) {
    @Override
    public String toString() {
        return system + ":" + name;
    }
}
