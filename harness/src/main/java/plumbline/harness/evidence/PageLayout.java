package plumbline.harness.evidence;

import java.util.Map;
import java.util.Optional;

/**
 * How the ring buffer's pages begin: what {@code events/header_page} says.
 *
 * @param timestampOffset of the first record's time
 * @param commitOffset of the number of bytes in use, with flags for records lost before the page
 * @param commitBytes how wide that is
 * @param dataOffset of the records
 * @param pageBytes how long a page is
 */
public record PageLayout(int timestampOffset, int commitOffset, int commitBytes, int dataOffset, int pageBytes) {

    /** Reads {@code header_page}; empty when it is not as expected. */
    public static Optional<PageLayout> parse(String text) {
        Map<String, EventField> fields = EventFormat.fields(text);
        EventField timestamp = fields.get("timestamp");
        EventField commit = fields.get("commit");
        EventField data = fields.get("data");
        if (timestamp == null || commit == null || data == null) {
            return Optional.empty();
        }
        return Optional.of(new PageLayout(
                timestamp.offset(),
                commit.offset(),
                commit.sizeBytes(),
                data.offset(),
                data.offset() + data.sizeBytes()));
    }
}
