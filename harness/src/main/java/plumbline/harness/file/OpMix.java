package plumbline.harness.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;

/**
 * What random operations are made of.
 *
 * @param mostBytes how large the file may become
 * @param longestBytes how long an operation may be
 * @param lengths whether operations are shorter than that, at random
 * @param kinds which there are, one as likely as the other
 * @param flags which they may have
 * @param engines how bytes go, some operations by one, the next by another
 * @param boundaries what offsets are multiples of
 * @param chances how likely some things are
 */
public record OpMix(
        long mostBytes,
        long longestBytes,
        Lengths lengths,
        Set<OpKind> kinds,
        Set<OpFlag> flags,
        List<EngineSpec> engines,
        Boundaries boundaries,
        Chances chances) {

    /** How long operations are. */
    public enum Lengths {
        RANDOM,
        LONGEST
    }

    /** What offsets of reads and writes, and sizes that a file is truncated to, are multiples of. */
    public record Boundaries(long read, long write, long truncate) {}

    /**
     * How likely things are: one in so many operations; 0 for never.
     *
     * @param closeOpen that the file is closed and opened again
     * @param dropCaches that its pages leave the cache
     * @param sync that fsync(2) follows
     */
    public record Chances(long closeOpen, long dropCaches, long sync) {}

    public OpMix {
        if (mostBytes <= 0 || longestBytes <= 0) {
            throw new IllegalArgumentException("the file and its operations must have room: mostBytes=" + mostBytes
                    + ", longestBytes=" + longestBytes);
        }
        if (kinds.isEmpty() || engines.isEmpty()) {
            throw new IllegalArgumentException("there must be operations and engines: " + kinds + ", " + engines);
        }
        kinds = EnumSet.copyOf(kinds);
        engines = List.copyOf(engines);
    }

    /**
     * Every kind of operation through every engine, on a file of so many bytes. fsync(2) follows operations: fsx knows it
     * as one of its own only where it tests integrity.
     */
    public static OpMix all(long mostBytes) {
        return new OpMix(
                mostBytes,
                Math.min(mostBytes, 64 << 10),
                Lengths.RANDOM,
                EnumSet.complementOf(EnumSet.of(OpKind.FSYNC)),
                EnumSet.of(OpFlag.KEEP_SIZE, OpFlag.UNSHARE, OpFlag.UNSYNCED),
                everyEngine(),
                new Boundaries(1, 1, 1),
                new Chances(500, 100, 20));
    }

    public OpMix withKinds(Set<OpKind> others) {
        return new OpMix(mostBytes, longestBytes, lengths, others, flags, engines, boundaries, chances);
    }

    public OpMix withLongest(long bytes) {
        return new OpMix(mostBytes, bytes, lengths, kinds, flags, engines, boundaries, chances);
    }

    public OpMix withEngines(List<EngineSpec> others) {
        return new OpMix(mostBytes, longestBytes, lengths, kinds, flags, others, boundaries, chances);
    }

    /** Every engine of read and write calls, direct and through the page cache. */
    public static List<EngineSpec> everyEngine() {
        return EnumSet.complementOf(EnumSet.of(EngineKind.MMAP)).stream()
                .flatMap(kind -> List.of(EngineSpec.of(kind), EngineSpec.of(kind, EngineOption.BUFFERED)).stream())
                .toList();
    }
}
