package plumbline.harness.engine;

import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.BufferKind;

/**
 * What an engine can be asked for.
 *
 * @param maxSegments how many segments a request may have
 * @param way how its bytes reach the target
 * @param flags which flags its requests may carry
 * @param buffers what memory its requests may use
 */
public record EngineTraits(int maxSegments, Way way, Set<RwFlag> flags, Set<BufferKind> buffers) {
    /** UIO_MAXIOV: more segments than this are refused by every kernel. */
    public static final int MOST_SEGMENTS = 1024;

    private static final Set<RwFlag> ALL_FLAGS = EnumSet.allOf(RwFlag.class);
    /** The target's own pages are for those who know its path, and what lies at many addresses holds no pattern. */
    private static final Set<BufferKind> ALL_BUFFERS =
            EnumSet.complementOf(EnumSet.of(BufferKind.TARGET, BufferKind.REPEATED));

    /** How bytes reach the target. */
    public enum Way {
        /** O_DIRECT. */
        DIRECT,
        /** Through the page cache. */
        BUFFERED,
        /** Through the page cache, or on DAX without one, as memory: nothing need be aligned. */
        MAPPED
    }

    /** One segment a request, no flags. */
    static EngineTraits plain() {
        return new EngineTraits(1, Way.DIRECT, EnumSet.noneOf(RwFlag.class), ALL_BUFFERS);
    }

    /** Flags, and so many segments a request. */
    static EngineTraits flagged(int maxSegments) {
        return new EngineTraits(maxSegments, Way.DIRECT, ALL_FLAGS, ALL_BUFFERS);
    }

    EngineTraits withWay(Way other) {
        return new EngineTraits(maxSegments, other, flags, buffers);
    }

    EngineTraits withMaxSegments(int most) {
        return new EngineTraits(most, way, flags, buffers);
    }

    /** The same, on a machine that does not have all kinds of memory. */
    public EngineTraits onlyWith(Set<BufferKind> available) {
        EnumSet<BufferKind> both = EnumSet.copyOf(buffers);
        both.retainAll(available);
        return withBuffers(both);
    }

    EngineTraits withBuffers(Set<BufferKind> others) {
        return new EngineTraits(maxSegments, way, flags, others);
    }

    public boolean vectored() {
        return maxSegments > 1;
    }

    public boolean direct() {
        return way == Way.DIRECT;
    }

    /** How a target is to be opened for reads and writes. */
    public OpenFlag[] openFlags() {
        return openFlags(OpenFlag.O_RDWR);
    }

    /** How a target is to be opened, for what the access says. */
    public OpenFlag[] openFlags(OpenFlag access) {
        return direct() ? new OpenFlag[] {access, OpenFlag.O_DIRECT} : new OpenFlag[] {access};
    }
}
