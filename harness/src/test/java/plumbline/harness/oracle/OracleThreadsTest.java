package plumbline.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.Test;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;

/** Several threads write, zero, discard and read one honest disk through one oracle. */
class OracleThreadsTest {
    private static final List<Change> CHANGES = List.of(Change.values());
    private static final int SECTORS = 24;
    private static final int WORDS = SECTORS * 64;
    private static final int ROUNDS = 60_000;

    private final Pattern pattern = Pattern.ofSeed(3);
    private final Oracle oracle = new Oracle(pattern, SECTORS * 512, Initial.ZEROS);
    private final AtomicLongArray disk = new AtomicLongArray(WORDS);
    private final Queue<String> alarms = new ConcurrentLinkedQueue<>();

    @Test
    void shouldNeverCallAnHonestDiskALiar() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            SplittableRandom random = new SplittableRandom(i);
            threads.add(Thread.ofPlatform().start(() -> work(random)));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(alarms).isEmpty();
    }

    private void work(SplittableRandom random) {
        for (int round = 0; round < ROUNDS && alarms.size() < 10; round++) {
            int unit = random.nextInt(16) == 0 ? 8 : 64;
            int first = unit * random.nextInt(WORDS / unit);
            int count = Math.min(WORDS - first, unit * random.nextInt(1, 5));
            if (random.nextInt(3) == 0) {
                write(
                        random.nextInt(40) == 0 ? CHANGES.get(random.nextInt(CHANGES.size())) : Change.PATTERN,
                        first,
                        count);
            } else {
                read(first / 64, Math.min(SECTORS - first / 64, 3));
            }
        }
    }

    private void write(Change change, int first, int count) {
        int generation = oracle.begin(change, first * 8L, count * 8L);
        for (int word = first; word < first + count; word++) {
            switch (change) {
                case PATTERN -> disk.set(word, pattern.word(word * 8L, generation));
                case ZEROES -> disk.set(word, 0);
                case DISCARD -> disk.set(word, -1);
            }
        }
        oracle.end(change, first * 8L, count * 8L, generation, Outcome.COMPLETE);
    }

    private void read(int first, int sectors) {
        long[] snapshot = new long[sectors];
        oracle.snapshot(first * 512L, sectors * 512L, snapshot);
        long[] words = new long[sectors * 64];
        for (int i = 0; i < words.length; i++) {
            words[i] = disk.get(first * 64 + i);
        }
        byte[] expected = new byte[512];
        for (int i = 0; i < sectors; i++) {
            long state = oracle.legalBetween(first + i, snapshot[i]);
            boolean known = !oracle.allowsAnything(state) && oracle.expected(first + i, state, expected);
            for (int word = 0; word < 64 && !oracle.allowsAnything(state); word++) {
                long offset = (first + i) * 512L + word * 8L;
                long found = words[i * 64 + word];
                boolean legal = known
                        ? ByteBuffer.wrap(expected)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .getLong(word * 8)
                                == found
                        : oracle.allowsWord(state, offset, found);
                if (!legal) {
                    alarms.add("word at " + offset + " holds 0x" + Long.toHexString(found) + ", "
                            + pattern.decode(found) + ", state 0x" + Long.toHexString(state) + ", before 0x"
                            + Long.toHexString(snapshot[i]));
                }
            }
        }
    }
}
