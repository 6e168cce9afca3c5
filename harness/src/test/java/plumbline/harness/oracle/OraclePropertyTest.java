package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

/** Against a model of a disk on which each word of a write lands at a moment of its own while the write is in flight. */
class OraclePropertyTest {
    private static final int SECTORS = 8;

    @Test
    void shouldNeverCallAnHonestDiskALiar() {
        qt().withFixedSeed(0x5EED).withExamples(300).forAll(longs().all()).checkAssert(seed -> new Disk(seed).run(400));
    }

    /** A write in flight: some of its words have landed. */
    private record Write(int first, int sectors, int generation) {}

    /** A read in flight: some of its words were taken. */
    @SuppressWarnings("ArrayRecordComponent") // filled in place
    private record Read(int first, int sectors, long[] snapshot, long[] words, boolean[] taken) {}

    private static final class Disk {
        private final SplittableRandom random;
        private final Pattern pattern;
        private final Oracle oracle;
        private final long[] words = new long[SECTORS * 64];
        private final List<Write> writes = new ArrayList<>();
        private final List<Read> reads = new ArrayList<>();

        Disk(long seed) {
            this.random = new SplittableRandom(seed);
            this.pattern = Pattern.ofSeed(seed);
            this.oracle = new Oracle(pattern, SECTORS * 512, Initial.ZEROS);
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> beginWrite();
                    case 1 -> beginRead();
                    case 2 -> endWrite();
                    case 3 -> endRead();
                    default -> move();
                }
            }
        }

        private void beginWrite() {
            int first = random.nextInt(SECTORS);
            int sectors = random.nextInt(1, SECTORS - first + 1);
            writes.add(new Write(first, sectors, oracle.beginWrite(first * 512L, sectors * 512L)));
        }

        private void beginRead() {
            int first = random.nextInt(SECTORS);
            int sectors = random.nextInt(1, SECTORS - first + 1);
            long[] snapshot = new long[sectors];
            oracle.snapshot(first * 512L, sectors * 512L, snapshot);
            reads.add(new Read(first, sectors, snapshot, new long[sectors * 64], new boolean[sectors * 64]));
        }

        /** Some words of the writes land, and some words of the reads are taken. */
        private void move() {
            for (Write write : writes) {
                int word = write.first() * 64 + random.nextInt(write.sectors() * 64);
                words[word] = pattern.word(word * 8L, write.generation());
            }
            for (Read read : reads) {
                take(read, random.nextInt(read.sectors() * 64));
            }
        }

        private void take(Read read, int index) {
            read.words()[index] = words[read.first() * 64 + index];
            read.taken()[index] = true;
        }

        private void endWrite() {
            if (writes.isEmpty()) {
                return;
            }
            Write write = writes.remove(random.nextInt(writes.size()));
            boolean failed = random.nextInt(8) == 0;
            for (int word = write.first() * 64; word < (write.first() + write.sectors()) * 64; word++) {
                if (!failed || random.nextBoolean()) {
                    words[word] = pattern.word(word * 8L, write.generation());
                }
            }
            oracle.endWrite(
                    write.first() * 512L,
                    write.sectors() * 512L,
                    write.generation(),
                    failed ? Outcome.UNCERTAIN : Outcome.COMPLETE);
        }

        private void endRead() {
            if (reads.isEmpty()) {
                return;
            }
            Read read = reads.remove(random.nextInt(reads.size()));
            for (int i = 0; i < read.words().length; i++) {
                if (!read.taken()[i]) {
                    take(read, i);
                }
                long state = oracle.legalBetween(read.first() + i / 64, read.snapshot()[i / 64]);
                long offset = (read.first() * 64L + i) * 8;
                int exact = Oracle.exactGeneration(state);
                assertThat(
                                exact != 0
                                        ? read.words()[i] == pattern.word(offset, exact)
                                        : oracle.allowsWord(state, offset, read.words()[i]))
                        .isTrue();
            }
        }
    }
}
