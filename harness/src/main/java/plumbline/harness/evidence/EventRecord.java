package plumbline.harness.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One record of a trace, as the kernel wrote it. What a record is too short for, or its format does not have, reads as 0
 * or as an empty text: a reader of traces survives every record.
 */
public final class EventRecord {
    /** What every record begins with: its event's number, two bytes. */
    static final int ID_BYTES = 2;

    private final EventFormat format;
    private final long nanos;
    private final int cpu;
    private final ByteBuffer data;

    /**
     * A record.
     *
     * @param nanos when it was written, by the instance's clock
     * @param cpu on which
     * @param data its bytes in the kernel's order; not to be written to any more
     */
    EventRecord(EventFormat format, long nanos, int cpu, ByteBuffer data) {
        this.format = format;
        this.nanos = nanos;
        this.cpu = cpu;
        this.data = data;
    }

    public EventFormat format() {
        return format;
    }

    public Stamp stamp() {
        return new Stamp(nanos, cpu, (int) number("common_pid"));
    }

    /** When it was written, in nanoseconds of the instance's clock. */
    public long nanos() {
        return nanos;
    }

    /** A field as a number, extended by its sign if it has one. */
    public long number(String name) {
        EventField field = format.fields().get(name);
        return field == null ? 0 : number(field);
    }

    private long number(EventField field) {
        if (field.offset() > data.limit() - field.sizeBytes()) {
            return 0;
        }
        int at = field.offset();
        return switch (field.sizeBytes()) {
            case 1 -> field.isSigned() ? data.get(at) : Byte.toUnsignedLong(data.get(at));
            case 2 -> field.isSigned() ? data.getShort(at) : Short.toUnsignedLong(data.getShort(at));
            case 4 -> field.isSigned() ? data.getInt(at) : Integer.toUnsignedLong(data.getInt(at));
            case 8 -> data.getLong(at);
            default -> 0;
        };
    }

    /** A field as text, up to its first zero. */
    public String text(String name) {
        @Nullable EventField field = format.fields().get(name);
        if (field == null) {
            return "";
        }
        long place = number(field);
        return switch (field.place()) {
            case HERE -> text(field.offset(), field.sizeBytes());
            case ELSEWHERE -> text((int) (place & 0xFFFF), (int) (place >>> 16 & 0xFFFF));
            case BEHIND ->
                text(field.offset() + field.sizeBytes() + (int) (place & 0xFFFF), (int) (place >>> 16 & 0xFFFF));
        };
    }

    private String text(int from, int most) {
        int end = from;
        while (end < Math.min(data.limit(), (long) from + most) && data.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[Math.max(0, end - from)];
        if (bytes.length > 0) {
            data.get(from, bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
