package plumbline.harness.file;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Optional;
import plumbline.harness.pattern.Origin;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.pattern.PatternMemory;

/** What operations write. */
public interface FileContent {
    /**
     * Puts what an operation of that number writes into memory.
     *
     * @param at where in it
     */
    void fill(MemorySegment memory, long at, FileOp op, long number);

    /** Which operation wrote the eight bytes of a word, and for which place; empty where words do not say. */
    default Optional<Origin> decode(long word) {
        return Optional.empty();
    }

    /** Words that say where they belong and which operation wrote them. */
    static FileContent telling(long seed) {
        Pattern pattern = Pattern.ofSeed(seed, Pattern.Split.OPERATIONS);
        return new FileContent() {
            @Override
            public void fill(MemorySegment memory, long at, FileOp op, long number) {
                int generation = (int) (number & Pattern.Split.OPERATIONS.maxGeneration());
                PatternMemory.fillBytes(pattern, generation, memory, at, op.offset(), op.length());
            }

            @Override
            public Optional<Origin> decode(long word) {
                return pattern.decode(word);
            }
        };
    }

    /** The same byte everywhere. */
    static FileContent constant(byte value) {
        return (memory, at, op, number) -> memory.asSlice(at, op.length()).fill(value);
    }

    /**
     * Just what fsx writes: at even offsets the number's lowest byte, at odd ones that and a random byte of the place.
     *
     * @param mostBytes how large the file may become
     */
    static FileContent ofFsx(int seed, int mostBytes) {
        byte[] places = new byte[mostBytes];
        FsxRandom random = new FsxRandom(seed);
        for (int i = 0; i < mostBytes; i++) {
            places[i] = (byte) random.next();
            if (i % 2 == 0) {
                places[i] = 0;
            }
        }
        return (memory, at, op, number) -> {
            byte[] bytes = Arrays.copyOfRange(places, (int) op.offset(), (int) op.end());
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] += (byte) number;
            }
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, at, bytes.length);
        };
    }
}
