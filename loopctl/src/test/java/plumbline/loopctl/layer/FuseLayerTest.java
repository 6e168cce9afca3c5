package plumbline.loopctl.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.fuse.Lie;
import plumbline.loopctl.fuse.Plant;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.SpecException;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.DirectFile;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Servers;

class FuseLayerTest {
    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    @Test
    @Requires("root")
    void shouldLieOfTheOnePlaceAloneAndAlikeEachTime() {
        byte[] written = new byte[BLOCK];
        Arrays.fill(written, (byte) 'x');
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
                Stack stack = new StackBuilder(new Workshop(folder, ledger, Permissions.none()))
                        .build(StackSpec.parse("file:1M | fuse:direct_io,lie=bit-flip,at=64k"))) {
            Path file = stack.target().path();
            DirectFile.write(file, 0, written);
            DirectFile.write(file, 64 << 10, written);

            assertThat(DirectFile.read(file, 0, BLOCK)).isEqualTo(written);
            byte[] first = DirectFile.read(file, 64 << 10, BLOCK);
            assertThat(first).isNotEqualTo(written);
            DirectFile.write(file, 64 << 10, written);
            assertThat(DirectFile.read(file, 64 << 10, BLOCK)).isEqualTo(first);
            assertThat(FuseControl.ofFile(file).plants())
                    .hasSize(4)
                    .allMatch(plant -> plant.lie() == Lie.BIT_FLIP)
                    .extracting(Plant::offset)
                    .containsOnly(64L << 10);
        }
    }

    @Test
    @Requires("root")
    void shouldCountWhatTheServerIsAsked() {
        try (Ledger ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
                Stack stack = new StackBuilder(new Workshop(folder, ledger, Permissions.none()))
                        .build(StackSpec.parse("file:1M | fuse:direct_io,lie=no-space,at=64k"))) {
            Path file = stack.target().path();
            DirectFile.write(file, 0, new byte[2 * BLOCK]);
            DirectFile.read(file, 0, BLOCK);

            assertThatThrownBy(() -> DirectFile.write(file, 64 << 10, new byte[BLOCK]))
                    .hasMessageContaining("ENOSPC");
            assertThat(FuseControl.ofFile(file).counts()).isEqualTo("reads 1 4096\nwrites 2 12288\nflushes 1 0\n");
        }
    }

    /** Or a Ctrl-C would kill the server below devices that are still to be let go. */
    @Test
    @Requires("root")
    void shouldNotBeInTheProcessGroupOfWhoStartedIt() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        try (Ledger ledger = Ledger.open(ledgers, "test");
                Stack _ = new StackBuilder(new Workshop(folder, ledger, Permissions.none()))
                        .build(StackSpec.parse("file:1M | fuse"))) {
            long server = Servers.in(ledgers).getFirst().pid();

            String status = Files.readString(Path.of("/proc/" + server + "/stat"));
            String[] behindItsName =
                    status.substring(status.lastIndexOf(')') + 2).split(" ");
            assertThat(behindItsName[2]).as("process group").isEqualTo(String.valueOf(server));
            assertThat(behindItsName[3]).as("session").isEqualTo(String.valueOf(server));
        }
    }

    @Test
    void shouldNameTheLiesWhenItIsAskedForAnother() {
        assertThatThrownBy(() -> StackSpec.parse("file:1M | fuse:lie=white"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("lie")
                .hasMessageContaining("lost-write, stale-read, misdirected-read");
    }
}
