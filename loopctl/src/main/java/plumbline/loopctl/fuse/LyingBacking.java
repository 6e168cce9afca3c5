package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.fuse.FuseMessage;

/** A backing that lies while it is told to, and is honest otherwise. Any thread. */
public final class LyingBacking implements Backing {
    private final Backing honest;
    private final Consumer<Plant> log;
    private volatile @Nullable Liar liar;

    public LyingBacking(Backing honest, Consumer<Plant> log) {
        this.honest = honest;
        this.log = log;
    }

    /** Lies from the next request on, and counts from 0. */
    public void lie(LieSpec spec) {
        liar = new Liar(spec, honest, FuseMessage.MOST_BYTES, log);
    }

    /** Tells the truth again. What a former liar holds of memory is left to it: a request may be on its way. */
    public void beHonest() {
        liar = null;
    }

    @Override
    public long sizeBytes() {
        return honest.sizeBytes();
    }

    @Override
    public long read(MemorySegment into, long offset) {
        Liar current = liar;
        OptionalLong number =
                current == null ? OptionalLong.empty() : current.next(Lie.Request.READ, offset, into.byteSize());
        return current != null && number.isPresent()
                ? current.tell(number.getAsLong(), Lie.Request.READ, into, offset)
                : honest.read(into, offset);
    }

    @Override
    public long write(MemorySegment from, long offset) {
        Liar current = liar;
        if (current == null) {
            return honest.write(from, offset);
        }
        current.beforeWrite(offset, from.byteSize());
        OptionalLong number = current.next(Lie.Request.WRITE, offset, from.byteSize());
        return number.isPresent()
                ? current.tell(number.getAsLong(), Lie.Request.WRITE, from, offset)
                : honest.write(from, offset);
    }

    @Override
    public long flush() {
        Liar current = liar;
        OptionalLong number = current == null ? OptionalLong.empty() : current.next(Lie.Request.FLUSH, 0, 0);
        return current != null && number.isPresent()
                ? current.tell(number.getAsLong(), Lie.Request.FLUSH, MemorySegment.NULL, 0)
                : honest.flush();
    }

    @Override
    public long resize(long sizeBytes) {
        return honest.resize(sizeBytes);
    }
}
