package plumbline.harness.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.harness.diagnosis.DamageClass;
import plumbline.harness.diagnosis.DamageRun;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;

/**
 * Says what happened to wrong bytes of a file: runs, each of a class. Where content tells who wrote it, the generation of
 * an origin is the number of the operation.
 */
public final class FileDiagnoser {
    private static final int MOST_RUNS = 64;
    private static final int MOST_FLIPPED_BITS = 2;
    private static final long SECTOR_BYTES = 512;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED;

    private final FileShadow shadow;
    private final FileContent content;

    public FileDiagnoser(FileShadow shadow, FileContent content) {
        this.shadow = shadow;
        this.content = content;
    }

    /** What was read: so many bytes of the file from an offset on, at a place in memory. */
    public record Reading(MemorySegment memory, long at, long offset, long lengthBytes) {
        byte byteAt(long fileOffset) {
            return memory.get(ValueLayout.JAVA_BYTE, at + fileOffset - offset);
        }

        long wordAt(long fileOffset) {
            return memory.get(WORD, at + fileOffset - offset);
        }

        boolean hasWord(long fileOffset) {
            return fileOffset >= offset && fileOffset + Long.BYTES <= offset + lengthBytes;
        }
    }

    /** What one word shows. */
    private record Sign(DamageClass what, @Nullable Origin origin, long shiftBytes) {
        boolean isSameAs(Sign other) {
            boolean sameWriter = origin == null
                    ? other.origin == null
                    : other.origin != null && origin.generation() == other.origin.generation();
            return what == other.what && shiftBytes == other.shiftBytes && sameWriter;
        }
    }

    /** The runs of wrong bytes, in order; at most {@value #MOST_RUNS}. */
    public List<DamageRun> diagnose(Reading reading) {
        List<DamageRun> runs = new ArrayList<>();
        for (Ranges.Range sure : shadow.doubt().gaps(reading.offset(), reading.offset() + reading.lengthBytes())) {
            long at = sure.offset();
            while (at < sure.end() && runs.size() < MOST_RUNS) {
                at = isWrong(reading, at) ? addRun(reading, at, sure.end(), runs) : at + 1;
            }
        }
        return List.copyOf(runs);
    }

    private boolean isWrong(Reading reading, long offset) {
        return reading.byteAt(offset) != shadow.bytes().get(ValueLayout.JAVA_BYTE, offset);
    }

    /** Adds the run that begins with a wrong byte, and returns where it ends. */
    private long addRun(Reading reading, long start, long limit, List<DamageRun> runs) {
        Sign sign = sign(reading, start);
        long end = start + 1;
        long lastWrong = start;
        while (end < limit) {
            if (isWrong(reading, end)) {
                if (end % Long.BYTES == 0 && !sign.isSameAs(sign(reading, end))) {
                    break;
                }
                lastWrong = end;
            } else if (end - lastWrong >= Long.BYTES) {
                break;
            }
            end++;
        }
        runs.add(run(start, lastWrong + 1, sign));
        return lastWrong + 1;
    }

    private static DamageRun run(long start, long end, Sign sign) {
        DamageRun.Source source = sign.origin() == null
                ? null
                : new DamageRun.Source(sign.origin().offset(), sign.origin().generation(), sign.shiftBytes());
        return new DamageRun(start, end - start, sign.what(), source, null);
    }

    private Sign sign(Reading reading, long offset) {
        long at = offset & -Long.BYTES;
        if (!reading.hasWord(at)) {
            return new Sign(reading.byteAt(offset) == 0 ? DamageClass.ZEROED : DamageClass.FOREIGN, null, 0);
        }
        long word = reading.wordAt(at);
        long expected = shadow.bytes().get(WORD, at);
        if (word == Pattern.repeated(Pattern.POISON)) {
            return new Sign(DamageClass.UNTOUCHED, null, 0);
        }
        if (reading.byteAt(offset) == 0 && isZeroWhereWrong(word, expected)) {
            return new Sign(DamageClass.ZEROED, null, 0);
        }
        if (Long.bitCount(word ^ expected) <= MOST_FLIPPED_BITS) {
            return new Sign(DamageClass.BITFLIP, null, 0);
        }
        return claim(reading, at)
                .map(found -> moved(found, at, expected))
                .orElseGet(() -> new Sign(DamageClass.FOREIGN, null, 0));
    }

    /** Whether every wrong byte of a word is zero. */
    private static boolean isZeroWhereWrong(long word, long expected) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            byte actual = (byte) (word >>> shift);
            if (actual != 0 && actual != (byte) (expected >>> shift)) {
                return false;
            }
        }
        return true;
    }

    /** An origin at the word itself, or at one of the places within it where moved words would begin. */
    private Optional<Origin> claim(Reading reading, long offset) {
        for (int within = 0; within < Long.BYTES && reading.hasWord(offset + within); within++) {
            Optional<Origin> origin = content.decode(reading.wordAt(offset + within));
            if (origin.isPresent()) {
                return Optional.of(
                        new Origin(origin.get().offset() - within, origin.get().generation()));
            }
        }
        return Optional.empty();
    }

    /** Operations move bytes, so that what counts is where the expected bytes were written at first. */
    private Sign moved(Origin found, long offset, long expected) {
        long home = content.decode(expected).map(Origin::offset).orElse(offset);
        long shiftBytes = home - found.offset();
        if (shiftBytes == 0) {
            return new Sign(DamageClass.STALE, found, 0);
        }
        DamageClass what = shiftBytes % SECTOR_BYTES == 0 ? DamageClass.MISPLACED : DamageClass.SHIFTED;
        return new Sign(what, found, shiftBytes);
    }
}
