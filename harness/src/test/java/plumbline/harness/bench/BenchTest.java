package plumbline.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Extent;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;

/** Measurements on a file in the page cache, which every machine has. */
class BenchTest {
    private static final long SIZE = 4 << 20;

    @TempDir
    Path folder;

    private BenchSpec spec(Workload workload, BenchSpec.Checking checking, int jobs, long runtimeNanos)
            throws IOException {
        Path file = folder.resolve("file");
        if (!Files.exists(file)) {
            Files.write(file, new byte[(int) SIZE]);
        }
        return new BenchSpec(
                new Node(NodeKind.FILE, file, SIZE, Node.Access.READ_WRITE),
                EngineSpec.parse("uring:buffered"),
                workload,
                new BenchSpec.Load(4096, 16, 4, jobs, runtimeNanos, 1_000_000, EnumSet.noneOf(RwFlag.class)),
                new Extent(0, SIZE),
                checking,
                7);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void shouldGoOnceOverTheRangeWhenNoTimeIsGiven(Workload workload) throws IOException {
        BenchResult result = Bench.run(spec(workload, BenchSpec.Checking.NOTHING, 2, 0), new StopFlag());

        assertThat(result.requests()).isEqualTo(workload.order() == Workload.Order.RANDOM ? 2048 : 1024);
        assertThat(result.direction()).isEqualTo(workload.direction().word());
        assertThat(result.stages()).hasSize(1);
        assertThat(result.latencyMicros().p50()).isPositive();
        assertThat(result.latencyMicros().max())
                .isGreaterThanOrEqualTo(result.latencyMicros().p999());
        assertThat(result.bytesPerSecond()).isEqualTo(result.iops() * 4096);
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void shouldFindNothingWrongWhenEveryByteIsCheckedAndRight(Workload workload) throws IOException {
        BenchResult result = Bench.run(spec(workload, BenchSpec.Checking.EVERY_BYTE, 2, 0), new StopFlag());

        assertThat(result.findings()).isEmpty();
        assertThat(result.verify()).isTrue();
        assertThat(result.stages()).extracting(BenchResult.StageResult::name).contains(workload.word());
        assertThat(result.stages())
                .allSatisfy(stage -> assertThat(stage.requests()).isEqualTo(1024));
    }

    @Test
    void shouldReadBackOnlyWhatWasWrittenWhenTheTimeIsOverEarly() throws IOException {
        StopFlag stop = new StopFlag();
        stop.set();

        BenchResult result = Bench.run(spec(Workload.WRITE, BenchSpec.Checking.EVERY_BYTE, 1, 1), stop);

        assertThat(result.findings()).isEmpty();
        assertThat(result.stages())
                .extracting(BenchResult.StageResult::requests)
                .containsExactly(4L, 4L);
    }

    @Test
    void shouldTellWhatIsWrongWhenSomeoneElseWrites() throws Exception {
        BenchSpec spec = spec(Workload.READ, BenchSpec.Checking.EVERY_BYTE, 1, 60_000_000_000L);
        StopFlag stop = new StopFlag();
        Thread intruder = Thread.ofPlatform().start(() -> intrude(spec.target().path(), stop));

        BenchResult result = Bench.run(spec, stop);

        intruder.join();
        assertThat(result.findings())
                .isNotEmpty()
                .first()
                .asString()
                .contains("read 4096@0 [4096@0] brought wrong bytes");
    }

    /** Writes zeros over the first block until a whole second has passed since it first held something. */
    private static void intrude(Path file, StopFlag stop) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            while (last.get(0) == 0) {
                last.clear();
                channel.read(last, SIZE - 1);
            }
            long end = System.nanoTime() + 1_000_000_000L;
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.allocate(512), 0);
            }
            stop.set();
        } catch (IOException failed) {
            stop.set();
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFit() throws IOException {
        BenchSpec fits = spec(Workload.READ, BenchSpec.Checking.NOTHING, 1, 0);

        assertThatThrownBy(() -> new BenchSpec(
                        fits.target(),
                        fits.engine(),
                        fits.workload(),
                        fits.load(),
                        new Extent(4096, SIZE),
                        fits.checking(),
                        1))
                .hasMessage("the range must lie within the target: offset=4096, size=4194304, target=4194304");
    }

    @Test
    void shouldSubmitAsManyAtOnceAsTheFirstLevelCacheHolds() {
        assertThat(List.of(512L, 4096L, 65536L, 1L << 20))
                .extracting(BenchSpec.Load::usualBatch)
                .containsExactly(64, 8, 1, 1);
    }
}
