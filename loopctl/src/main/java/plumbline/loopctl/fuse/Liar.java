package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import plumbline.bindings.mem.Mapping;

/**
 * Tells one kind of lie about an honest backing, deterministically by its occasion, and logs what it changed by
 * comparing with the truth. Any thread; one lie at a time.
 */
public final class Liar implements AutoCloseable {
    private final LieSpec spec;
    private final Backing honest;
    private final Consumer<Plant> log;
    private final AtomicLong asked = new AtomicLong();
    private final EarlierBytes earlier;
    private final Mapping altered;
    private final Mapping truth;

    /**
     * A liar.
     *
     * @param mostBytes the longest request
     * @param log is told of each lie once it is told
     */
    public Liar(LieSpec spec, Backing honest, long mostBytes, Consumer<Plant> log) {
        this.spec = spec;
        this.honest = honest;
        this.log = log;
        this.earlier = new EarlierBytes(honest, isAboutEarlierBytes(spec.lie()));
        this.altered = Mapping.anonymous(Mapping.pagesUp(mostBytes));
        this.truth = Mapping.anonymous(Mapping.pagesUp(mostBytes));
    }

    private static boolean isAboutEarlierBytes(Lie lie) {
        return lie == Lie.STALE_READ || lie == Lie.TORN_READ;
    }

    /**
     * Counts a request, and says whether it is to be lied about.
     *
     * @return its number, to be given to {@link #tell}; empty when the truth is to be told
     */
    public OptionalLong next(Lie.Request request, long offset, long lengthBytes) {
        if (!spec.lie().isOf(request)) {
            return OptionalLong.empty();
        }
        long number = asked.getAndIncrement();
        return spec.occasion().picks(number, offset, lengthBytes) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** A write is about to be carried out, honestly or not. */
    public void beforeWrite(long offset, long lengthBytes) {
        earlier.keep(offset, lengthBytes);
    }

    /** Answers a request with a lie, as the {@link Backing} would. */
    public synchronized long tell(long number, Lie.Request request, MemorySegment memory, long offset) {
        // The same lie of a write and of its read could undo itself, as a bit that is flipped twice.
        SplittableRandom random = new SplittableRandom(
                spec.occasion().mixed(~number) ^ request.name().hashCode());
        long elsewhere = elsewhere(offset, memory.byteSize(), random);
        MemorySegment room = altered.segment().asSlice(0, memory.byteSize());
        Scene scene = new Scene(request, memory, offset, honest, room, earlier, elsewhere, random);
        if (spec.lie().isOfTheAnswer()) {
            log(scene, number, offset, offset, 0);
            return spec.lie().tell(scene);
        }
        MemorySegment right = truth.segment().asSlice(0, memory.byteSize());
        honest.read(right, elsewhere);
        long result = spec.lie().tell(scene);
        if (spec.lie() == Lie.MISDIRECTED_WRITE) {
            logDifference(scene, number, elsewhere, onMedium(scene, elsewhere), right);
        }
        if (request == Lie.Request.WRITE) {
            logDifference(scene, number, offset, onMedium(scene, offset), memory);
        } else {
            honest.read(right, offset);
            logDifference(scene, number, offset, memory, right);
        }
        return result;
    }

    private static MemorySegment onMedium(Scene scene, long offset) {
        scene.honest().read(scene.altered(), offset);
        return scene.altered();
    }

    private void logDifference(Scene scene, long number, long at, MemorySegment is, MemorySegment should) {
        long first = is.mismatch(should);
        long last = first;
        long count = 0;
        for (long i = Math.max(0, first); first >= 0 && i < is.byteSize(); i++) {
            if (is.get(ValueLayout.JAVA_BYTE, i) != should.get(ValueLayout.JAVA_BYTE, i)) {
                last = i;
                count++;
            }
        }
        log(scene, number, at + Math.max(0, first), count == 0 ? at : at + last + 1, count);
    }

    private void log(Scene scene, long number, long from, long to, long count) {
        log.accept(new Plant(spec.lie(), number, scene.request(), scene.offset(), scene.length(), from, to, count));
    }

    /** Another place of whole blocks, as far from the beginning of its page; the same one where there is no other. */
    private long elsewhere(long offset, long lengthBytes, SplittableRandom random) {
        long pages = (honest.sizeBytes() - lengthBytes - offset % 4096) / 4096;
        if (pages < 1) {
            return offset;
        }
        long page = random.nextLong(pages + 1);
        return (page == offset / 4096 ? (page + 1) % (pages + 1) : page) * 4096 + offset % 4096;
    }

    @Override
    public void close() {
        altered.close();
        truth.close();
        earlier.close();
    }
}
