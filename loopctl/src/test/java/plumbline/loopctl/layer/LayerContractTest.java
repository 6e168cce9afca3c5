package plumbline.loopctl.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.Sweeper;
import plumbline.loopctl.stack.Placement;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.DirectFile;
import plumbline.loopctl.testing.Machine;
import plumbline.loopctl.testing.Requires;

/** What every layer promises; the real ones that this kernel has are built, written, mapped and taken apart. */
@Requires("root")
class LayerContractTest {
    private static final int BLOCK = 4096;

    /** Beside each layer's own example, what is worth mapping. */
    private static final List<String> MORE = List.of(
            "file:1M | loop:dio,offset=64k,sizelimit=512k",
            "file:64M | loop:dio | ext4 | file:4M | loop:dio",
            "[brd:4M, brd:4M, brd:4M] | raid0:chunk=16k",
            "[file:1M, file:2M, file:3M] | loop:dio | raid0:chunk=4k,layout=original",
            "[file:1M, file:2M, file:3M] | loop:dio | raid0:chunk=4k,layout=alternate",
            "brd:512M | xfs:sector=4k | file:8M*2 | loop:dio,bs=4k | raid0:chunk=4k",
            "scsi_debug:8M,sector_size=4096 | linear:offset=64k",
            "null:4M,bs=4096",
            "file:4M | fuse:direct_io,async_dio | loop:dio");

    @TempDir
    Path folder;

    static List<String> buildable() {
        return Stream.concat(
                        Arrays.stream(LayerKind.values())
                                .map(kind -> kind.type().example()),
                        MORE.stream())
                .filter(text -> !text.startsWith("dev:"))
                .filter(LayerContractTest::lacksNothing)
                .toList();
    }

    private static boolean lacksNothing(String text) {
        return StackBuilder.requirements(StackSpec.parse(text)).stream()
                .allMatch(requirement -> requirement.check(Host.live()).isEmpty());
    }

    record Refusal(String stack, String message) {}

    static List<Refusal> refusals() {
        return Stream.of(
                        new Refusal("file:0", "a file's size must be positive: size=0"),
                        new Refusal("zram:5000", "a zram's size must be a positive multiple of 4k: size=5000"),
                        new Refusal("null:5000", "a null_blk's size must be a positive multiple of 1M: size=5000"),
                        new Refusal("brd:5000", "a ram disk's size must be a positive multiple of 4k: size=5000"),
                        new Refusal(
                                "[brd:4M, brd:8M] | linear",
                                "brd gives all ram disks one size: asked for [rd_nr=16, rd_size=8192, max_part=0],"
                                        + " loaded with [rd_nr=16, rd_size=4096, max_part=0]"),
                        new Refusal(
                                "brd:4M*2 | raid0:chunk=5k",
                                "a chunk must be a power of two of 4k or more: chunk=5120"),
                        new Refusal(
                                "brd:4M | error:at=4M",
                                "the bad piece must lie on the device, in sectors of 512: at=4194304, len=4096,"
                                        + " sizeBytes=4194304"),
                        new Refusal(
                                "brd:4M | flakey:up=0,down=0",
                                "flakey must be up or down for at least a second: up=0, down=0"),
                        new Refusal(
                                "file:1M | loop:dio | ext4:block=512 | file:1M",
                                "mkfs.ext4 -q -F -E nodiscard,lazy_itable_init=0,lazy_journal_init=0 -b 512 "))
                .filter(refusal -> lacksNothing(refusal.stack()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldSayTheRuleAndTheValuesAndLeaveNothing(Refusal refusal) {
        String before = Machine.describe(folder);
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test")) {
            assertThatThrownBy(() -> build(refusal.stack(), ledger))
                    .isInstanceOf(LayerRefusedException.class)
                    .hasMessageStartingWith(refusal.message());
        }
        assertThat(folder.toFile().list()).containsExactly("ledgers");
        assertThat(Machine.describe(folder)).isEqualTo(before);
    }

    @Test
    void shouldBuildSomethingOnEveryKernel() {
        assertThat(buildable()).contains("file:1M", "file:1M | loop:dio");
    }

    @ParameterizedTest
    @EnumSource
    void shouldExplainItself(LayerKind kind) {
        assertThat(kind.type().summary()).isNotBlank().doesNotEndWith(".");
        assertThat(kind.type().options())
                .allSatisfy(option -> assertThat(option.help()).isNotBlank());
        StackSpec example = StackSpec.parse(kind.type().example());
        assertThat(StackBuilder.layers(example))
                .anySatisfy(layer -> assertThat(layer.kind()).isEqualTo(kind));
        assertThat(StackSpec.parse(example.toString())).isEqualTo(example);
        assertThat(kind.type().requirements(LayerOptions.none())).doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("buildable")
    void shouldKeepWhatIsWrittenAndLeaveNothingBehind(String text) {
        String before = Machine.describe(folder);
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        try (Ledger ledger = Ledger.open(ledgers, "test");
                Stack stack = build(text, ledger)) {
            byte[] bytes = random(16 * BLOCK);
            DirectFile.write(stack.target().path(), 32 * BLOCK, bytes);
            assertThat(DirectFile.read(stack.target().path(), 32 * BLOCK, bytes.length))
                    .isEqualTo(bytes);
        }
        assertThat(new Sweeper(ledgers).records()).isEmpty();
        assertThat(folder.toFile().list()).containsExactly("ledgers");
        assertThat(Machine.describe(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("buildable")
    void shouldFindBelowWhatIsWrittenAbove(String text) {
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
                Stack stack = build(text, ledger)) {
            int length = (int) Math.min(stack.target().sizeBytes(), 1 << 20) / BLOCK * BLOCK;
            if (text.contains("error:")) {
                length = 1 << 20;
            }
            byte[] bytes = random(length);
            DirectFile.write(stack.target().path(), 0, bytes);
            for (Placement placement : stack.map(512, length - 1024)) {
                Stack.Level level = stack.levels().get(placement.level());
                Node node = level.attached().node();
                if (node.kind() != NodeKind.FOLDER && plain(stack, placement.level())) {
                    int from = (int) placement.targetOffset();
                    assertThat(DirectFile.read(node.path(), placement.offset(), (int) placement.lengthBytes()))
                            .as(placement + " on " + level.layer())
                            .isEqualTo(Arrays.copyOfRange(bytes, from, from + (int) placement.lengthBytes()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("buildable")
    void shouldFindAboveWhatIsWrittenBelow(String text) {
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
                Stack stack = build(text, ledger)) {
            Path target = stack.target().path();
            DirectFile.write(target, 0, new byte[64 * BLOCK]);
            for (Placement placement : stack.map(16L * BLOCK, BLOCK)) {
                Node node = stack.levels().get(placement.level()).attached().node();
                boolean whole = placement.lengthBytes() == BLOCK && placement.offset() % BLOCK == 0;
                boolean reachable = node.kind() == NodeKind.FILE && plain(stack, placement.level());
                if (whole && reachable) {
                    byte[] bytes = random(BLOCK);
                    DirectFile.write(node.path(), placement.offset(), bytes);
                    assertThat(DirectFile.read(target, placement.targetOffset(), BLOCK))
                            .as(placement.toString())
                            .isEqualTo(bytes);
                }
            }
        }
    }

    /** Whether nothing between the target and that level changes the bytes. */
    private static boolean plain(Stack stack, int level) {
        return stack.levels().subList(level + 1, stack.levels().size()).stream()
                .allMatch(above -> above.layer().kind().type().content() == LayerType.Content.KEPT);
    }

    private Stack build(String text, Ledger ledger) {
        return new StackBuilder(new Workshop(folder, ledger, Permissions.none())).build(StackSpec.parse(text));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
