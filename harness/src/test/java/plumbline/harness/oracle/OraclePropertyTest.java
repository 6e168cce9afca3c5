package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final List<Change> CHANGES = List.of(Change.values());

    @Test
    void shouldNeverCallAnHonestDiskALiar() {
        qt().withFixedSeed(0x5EED).withExamples(600).forAll(longs().all()).checkAssert(seed -> new Disk(seed).run(400));
    }

    @Test
    void shouldKnowEveryWordAgainOnceEachSectorWasWrittenAlone() {
        qt().withFixedSeed(0x5EED).withExamples(100).forAll(longs().all()).checkAssert(seed -> {
            Disk disk = new Disk(seed);
            disk.run(200);
            disk.settle();
            disk.assertThatEveryOtherWordIsCaught();
        });
    }

    /** A change in flight: some of its words have landed. Offsets and lengths are in words. */
    private record Write(Change change, int first, int count, int generation) {}

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

        /** Everything in flight ends, and every sector is written once more. */
        void settle() {
            while (!writes.isEmpty()) {
                endWrite();
            }
            writes.add(new Write(Change.PATTERN, 0, words.length, oracle.beginWrite(0, words.length * 8L)));
            finish(writes.removeFirst(), Outcome.COMPLETE);
        }

        void assertThatEveryOtherWordIsCaught() {
            for (int word = 0; word < words.length; word++) {
                long state = oracle.legalNow(word / 64);
                assertThat(isLegal(word / 64, state, word * 8L, words[word])).isTrue();
                assertThat(isLegal(word / 64, state, word * 8L, words[word] ^ (1L << random.nextInt(64))))
                        .isFalse();
                assertThat(isLegal(word / 64, state, word * 8L, words[word ^ 1]))
                        .isFalse();
            }
        }

        private void beginWrite() {
            Change change = random.nextInt(4) > 0 ? Change.PATTERN : CHANGES.get(random.nextInt(CHANGES.size()));
            boolean parts = random.nextInt(4) == 0;
            int unit = parts ? 1 : 64;
            int first = unit * random.nextInt(words.length / unit);
            int count = unit * random.nextInt(1, (words.length - first) / unit + 1);
            writes.add(new Write(change, first, count, oracle.begin(change, first * 8L, count * 8L)));
        }

        /** What a change makes of a word; a discard leaves the old one, or zeros, or worse. */
        private void land(Write write, int word) {
            words[word] = switch (write.change()) {
                case PATTERN -> pattern.word(word * 8L, write.generation());
                case ZEROES -> 0;
                case DISCARD -> random.nextBoolean() ? words[word] : random.nextInt(3);
            };
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
                land(write, write.first() + random.nextInt(write.count()));
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
            finish(write, random.nextInt(8) == 0 ? Outcome.UNCERTAIN : Outcome.COMPLETE);
        }

        private void finish(Write write, Outcome outcome) {
            for (int word = write.first(); word < write.first() + write.count(); word++) {
                if (outcome == Outcome.COMPLETE || random.nextBoolean()) {
                    land(write, word);
                }
            }
            oracle.end(write.change(), write.first() * 8L, write.count() * 8L, write.generation(), outcome);
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
                assertThat(isLegal(read.first() + i / 64, state, offset, read.words()[i]))
                        .isTrue();
            }
        }

        private boolean isLegal(long sector, long state, long offset, long word) {
            byte[] expected = new byte[512];
            if (oracle.allowsAnything(state)) {
                return true;
            }
            return oracle.expected(sector, state, expected)
                    ? ByteBuffer.wrap(expected).order(ByteOrder.LITTLE_ENDIAN).getLong((int) (offset % 512)) == word
                    : oracle.allowsWord(state, offset, word);
        }
    }
}
