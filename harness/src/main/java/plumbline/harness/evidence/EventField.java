package plumbline.harness.evidence;

/**
 * One field of a trace event, as its {@code format} file describes it.
 *
 * @param offset of the field in the record
 * @param sizeBytes of the field
 * @param isSigned whether a number is extended by its sign
 * @param place where the value lies
 */
public record EventField(int offset, int sizeBytes, boolean isSigned, Place place) {
    /** Where a field's value lies. */
    public enum Place {
        /** In the field. */
        HERE,
        /** The field tells offset (low half) and length (high half) in the record: {@code __data_loc}. */
        ELSEWHERE,
        /** The same, the offset counted from the field's end: {@code __rel_loc}. */
        BEHIND
    }

    static Place placeOf(String type) {
        if (type.startsWith("__data_loc")) {
            return Place.ELSEWHERE;
        }
        return type.startsWith("__rel_loc") ? Place.BEHIND : Place.HERE;
    }
}
