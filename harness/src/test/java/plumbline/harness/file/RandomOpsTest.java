package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.harness.engine.EngineSpec;

class RandomOpsTest {
    private static final long MOST = 256 << 10;

    /** A file that has every ability, and whose size follows the operations. */
    private static final class Ideal implements FileView {
        private long sizeBytes;

        @Override
        public long sizeBytes() {
            return sizeBytes;
        }

        @Override
        public long blockBytes() {
            return 4096;
        }

        @Override
        public long directUnitBytes() {
            return 512;
        }

        @Override
        public AtomicWrite atomicWrite() {
            return new AtomicWrite(4096, 65536, 1);
        }

        @Override
        public boolean allows(FileOp op) {
            return true;
        }

        @Override
        public boolean allows(EngineSpec engine) {
            return true;
        }
    }

    private static List<FileOp> operations(OpMix mix, long seed, int count) {
        Ideal file = new Ideal();
        RandomOps source = new RandomOps(mix, seed);
        List<FileOp> operations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FileOp op = source.next(file).orElseThrow();
            assertThat(op.fits(file.sizeBytes)).as(op.toString()).isTrue();
            assertThat(Math.max(op.end(), op.destination() + op.length())).isLessThanOrEqualTo(MOST + op.length());
            file.sizeBytes = op.sizeAfter(file.sizeBytes);
            assertThat(file.sizeBytes).isBetween(0L, MOST);
            operations.add(op);
        }
        return operations;
    }

    @Test
    void shouldGiveTheSameOperationsForTheSameSeed() {
        assertThat(operations(OpMix.all(MOST), 7, 500)).isEqualTo(operations(OpMix.all(MOST), 7, 500));
        assertThat(operations(OpMix.all(MOST), 7, 500)).isNotEqualTo(operations(OpMix.all(MOST), 8, 500));
    }

    @Test
    void shouldKeepDirectTransfersAlignedAndUseEveryEngineAndKind() {
        List<FileOp> operations = operations(OpMix.all(MOST), 3, 20_000);

        assertThat(operations.stream()
                        .filter(op ->
                                op.kind().isTransfer() && op.engine().traits().direct()))
                .allMatch(op -> op.offset() % 512 == 0 && op.length() % 512 == 0 && op.length() <= 64 << 10);
        assertThat(operations.stream().map(FileOp::kind)).containsAll(EnumSet.complementOf(EnumSet.of(OpKind.FSYNC)));
        assertThat(operations.stream().map(FileOp::engine)).containsAll(OpMix.everyEngine());
    }

    @Test
    void shouldKeepToTheKindsThatWereAskedFor() {
        OpMix mix = OpMix.all(MOST).withKinds(Set.of(OpKind.WRITE, OpKind.MAPREAD));

        assertThat(operations(mix, 1, 500).stream().map(FileOp::kind)).containsOnly(OpKind.WRITE, OpKind.MAPREAD);
    }
}
