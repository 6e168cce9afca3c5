package plumbline.loopctl.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.block.LoopIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.Mounts;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.ledger.Artifact;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.LoopArtifact;
import plumbline.loopctl.ledger.Sweeper;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Servers;

@Requires({"root", "loop"})
class LoopLayerTest {
    /** On a disk's file system, which takes O_DIRECT on every kernel. */
    @TempDir
    Path folder;

    private LedgerFolder ledgers;
    private Ledger ledger;

    @BeforeEach
    void openLedger() {
        ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        ledger = Ledger.open(ledgers, "test");
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
        assertThat(new Sweeper(ledgers).records()).isEmpty();
    }

    record Ask(String options, String dio, long blockBytes, long sizeBytes) {}

    static List<Ask> asks() {
        long whole = 1 << 20;
        return List.of(
                new Ask("dio", "1", 512, whole),
                new Ask("dio,order=old", "1", 512, whole),
                new Ask("dio,bs=4k", "1", 4096, whole),
                new Ask("dio,bs=4k,order=old", "1", 4096, whole),
                new Ask("dio,backing=direct", "1", 512, whole),
                new Ask("offset=4k,sizelimit=8k", "0", 512, 8192),
                new Ask("offset=4k,order=old", "0", 512, whole - 4096),
                new Ask("ro", "0", 512, whole));
    }

    @ParameterizedTest
    @MethodSource("asks")
    void shouldAttachAsAskedForAndLeaveNothing(Ask ask) {
        Path device;
        try (Stack stack = build("file:1M | loop:" + ask.options())) {
            device = stack.target().path();
            assertThat(stack.notes()).isEmpty();
            assertThat(stack.target().sizeBytes()).isEqualTo(ask.sizeBytes());
            assertThat(stack.target().writable()).isEqualTo(!ask.options().contains("ro"));
            assertThat(attribute(device, "loop/dio")).isEqualTo(ask.dio());
            assertThat(LimitsReader.read(stack.target(), Host.live()).value(LimitName.LOGICAL_BLOCK))
                    .hasValue(ask.blockBytes());
        }
        assertThat(Host.live().exists("/sys/block/" + device.getFileName() + "/loop"))
                .isFalse();
        assertThat(folder.toFile().list()).containsExactly("ledgers");
    }

    @Test
    void shouldMapThroughItsOffset() {
        try (Stack stack = build("file:1M | loop:offset=12k")) {
            assertThat(stack.levels().getLast().attached().mapDown(512, 1024))
                    .containsExactly(new Extent(512, 0, 12 * 1024 + 512, 1024));
        }
    }

    @Tag("host") // a guest's files lie on tmpfs, which has no block
    @ParameterizedTest
    @ValueSource(strings = {"configure", "old"})
    void shouldSayWhenTheKernelQuietlyFellBackToBuffered(String order) {
        // An offset that is no multiple of the backing store's block rules direct I/O out.
        try (Stack stack = build("file:1M | loop:dio,offset=100,order=" + order)) {
            String device = stack.target().path().toString();
            assertThat(stack.notes())
                    .containsExactly(device + " was asked for direct I/O and quietly fell back to buffered: /sys/block/"
                            + Path.of(device).getFileName() + "/loop/dio is 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dio", "dio,order=old"})
    void shouldBeSweptWhenItsOwnerIsGone(String options) {
        LedgerFolder others = LedgerFolder.of(folder.resolve("others"));
        Ledger dead = Ledger.open(others, "test");
        Stack stack = new StackBuilder(new Workshop(folder, dead, Permissions.none()))
                .build(StackSpec.parse("file:1M | loop:" + options));
        dead.close();

        assertThat(new Sweeper(others).sweepDead()).hasSize(2);
        assertThat(attribute(stack.target().path(), "loop/dio")).isEqualTo("absent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldBeSweptWhenTheServerBelowIsDead(boolean mounted) {
        LedgerFolder others = LedgerFolder.of(folder.resolve("others"));
        Ledger dead = Ledger.open(others, "test");
        Stack stack = new StackBuilder(new Workshop(folder, dead, Permissions.none()))
                .build(StackSpec.parse("file:1M | fuse:direct_io | loop:dio"));
        Path served = stack.levels().get(1).attached().node().path();
        assertThat(Servers.in(others)).singleElement().satisfies(Artifact::undo);
        if (!mounted) {
            assertThat(Mounts.detach(served.resolveSibling(""))).isZero();
        }
        dead.close();

        assertThat(new Sweeper(others).sweepDead())
                .extracting(Sweeper.Leftover::undone)
                .isNotEmpty()
                .doesNotContain(Artifact.Undone.STUCK);
        assertThat(attribute(stack.target().path(), "loop/dio")).isEqualTo("absent");
    }

    @Test
    void shouldNotBeSweptOnceAnotherTookTheDevice() {
        try (Stack stack = build("file:1M | loop");
                Fd loop = Fd.open(stack.target().path(), OpenFlag.O_RDONLY)) {
            int number = Integer.parseInt(stack.target().path().toString().substring("/dev/loop".length()));
            var other = new LoopArtifact(number, "other-name", Path.of("/other"));

            assertThat(other.undo()).isEqualTo(Artifact.Undone.NOTHING_THERE);
            assertThat(LoopIoctl.status(loop).fileName()).startsWith(ledger.token());
        }
    }

    @Test
    void shouldUndoWhatItMadeWhenTheKernelRefuses() {
        assertThatThrownBy(() -> build("file:1M | loop:bs=512k"))
                .isInstanceOf(SyscallException.class)
                .hasMessageContaining("ioctl(LOOP_CONFIGURE) on /dev/loop")
                .hasMessageContaining("EINVAL (22)");
        assertThat(folder.toFile().list()).containsExactly("ledgers");
    }

    @Test
    void shouldRefuseABlockThatIsNoPowerOfTwo() {
        assertThatThrownBy(() -> build("file:1M | loop:bs=1000"))
                .isInstanceOf(LayerRefusedException.class)
                .hasMessage("a loop device's block must be a power of two of 512 bytes or more: bs=1000");
    }

    private Stack build(String spec) {
        return new StackBuilder(new Workshop(folder, ledger, Permissions.none())).build(StackSpec.parse(spec));
    }

    private static String attribute(Path device, String name) {
        return Host.live()
                .text("/sys/block/" + device.getFileName() + "/" + name)
                .orElse("absent");
    }
}
