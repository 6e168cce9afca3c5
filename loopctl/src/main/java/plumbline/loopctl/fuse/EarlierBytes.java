package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.mem.Mapping;

/** What each place of a backing held before it was last written, as far as somebody wants to know. */
final class EarlierBytes implements AutoCloseable {
    private final Backing honest;
    private final Mapping kept;

    /**
     * Keeps, or does not.
     *
     * @param wanted whether anybody will ask; nothing is kept otherwise
     */
    EarlierBytes(Backing honest, boolean wanted) {
        this.honest = honest;
        this.kept = Mapping.anonymous(Mapping.pagesUp(wanted ? honest.sizeBytes() : 1));
        if (wanted) {
            keep(0, honest.sizeBytes());
        }
    }

    /** Keeps what a range holds now. */
    void keep(long offset, long lengthBytes) {
        if (kept.lengthBytes() > Mapping.PAGE_BYTES) {
            honest.read(kept.segment().asSlice(offset, lengthBytes), offset);
        }
    }

    /** Reads what was there before; bytes. */
    long read(MemorySegment into, long offset) {
        into.copyFrom(kept.segment().asSlice(offset, into.byteSize()));
        return into.byteSize();
    }

    @Override
    public void close() {
        kept.close();
    }
}
