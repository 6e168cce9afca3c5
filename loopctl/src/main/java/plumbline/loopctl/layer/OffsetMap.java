package plumbline.loopctl.layer;

import java.util.List;

/** Where a range of a layer lies in its inputs. */
@FunctionalInterface
public interface OffsetMap {
    /** Nothing lies below. */
    OffsetMap NOTHING = (offset, lengthBytes) -> List.of();

    /** Every byte lies at the same offset of the only input. */
    OffsetMap SAME = shifted(0);

    /** The pieces in order of offset; what lies nowhere below is left out. */
    List<Extent> mapDown(long offset, long lengthBytes);

    /** Offsets at which what lies below becomes another thing for good: where a member, or a zone, ends. */
    default List<Long> seams() {
        return List.of();
    }

    /** Every byte lies so many bytes further on in the only input. */
    static OffsetMap shifted(long byBytes) {
        return (offset, lengthBytes) -> List.of(new Extent(offset, 0, offset + byBytes, lengthBytes));
    }
}
