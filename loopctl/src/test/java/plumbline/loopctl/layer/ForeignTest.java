package plumbline.loopctl.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.sys.Mounts;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;

/** What is really mounted, held, partitioned, swapped or signed is not written without a second word. */
@Requires({"root", "loop"})
class ForeignTest {
    private static final Permissions WRITE = new Permissions(Permissions.Write.YES, Set.of());

    @TempDir
    Path folder;

    private Ledger ledger;
    private Stack stack;
    private Path device;

    @BeforeEach
    void build() {
        ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
        stack = new StackBuilder(new Workshop(folder, ledger, Permissions.none()))
                .build(StackSpec.parse("file:16M | loop:dio"));
        device = stack.target().path();
    }

    @AfterEach
    void takeApart() {
        stack.close();
        ledger.close();
    }

    @Test
    void shouldBeReadOnlyUnlessTheUserSaysOtherwise() {
        assertThat(new Foreign(Permissions.none()).node(device).writable()).isFalse();
        assertThat(new Foreign(WRITE).node(device).writable()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsSignedUntilItIsNamed() {
        Command.check(List.of("mkfs.ext4", "-q", "-F", device.toString()));

        assertThatThrownBy(() -> new Foreign(WRITE).node(device))
                .isInstanceOf(LayerRefusedException.class)
                .hasMessage("what is mounted, held, swap, partitioned or signed is not written without a second word: "
                        + device + " is signed: TYPE=ext4: if its content may go, say --yes-destroy " + device);
        assertThat(new Foreign(Permissions.none()).node(device).writable()).isFalse();
        assertThat(new Foreign(new Permissions(Permissions.Write.YES, Set.of(device)))
                        .node(device)
                        .writable())
                .isTrue();
        assertThatThrownBy(() ->
                        new Foreign(new Permissions(Permissions.Write.YES, Set.of(Path.of("/other")))).node(device))
                .hasMessageContaining("is signed");
    }

    @Test
    void shouldRefuseWhatIsMounted() throws IOException {
        Command.check(List.of("mkfs.ext4", "-q", "-F", device.toString()));
        Path mountPoint = Files.createDirectory(folder.resolve("mounted here"));
        assertThat(Mounts.mount(device.toString(), mountPoint, "ext4", "")).isZero();
        try {
            assertThatThrownBy(() -> new Foreign(WRITE).node(device))
                    .hasMessageContaining(device + " is mounted on " + mountPoint
                            + ", and is claimed by the kernel (open with O_EXCL: EBUSY), and is signed: TYPE=ext4");
        } finally {
            assertThat(Mounts.unmount(mountPoint)).isZero();
        }
    }

    @Test
    void shouldRefuseWhatIsSwap() {
        Command.check(List.of("mkswap", device.toString()));
        Command.check(List.of("swapon", "--priority", "0", device.toString()));
        try {
            assertThatThrownBy(() -> new Foreign(WRITE).node(device))
                    .hasMessageContaining(", and is swap, and is signed: TYPE=swap");
        } finally {
            Command.check(List.of("swapoff", device.toString()));
        }
    }

    @Test
    void shouldRefuseWhatIsPartitioned() throws IOException {
        // A master boot record with one Linux partition of 8 MiB at 1 MiB.
        ByteBuffer disk = ByteBuffer.allocate(16 << 20).order(ByteOrder.LITTLE_ENDIAN);
        disk.put(450, (byte) 0x83).putInt(454, 2048).putInt(458, 16384).putShort(510, (short) 0xAA55);
        Path image = Files.write(folder.resolve("partitioned"), disk.array());
        String loop = Command.check(List.of("losetup", "-P", "--find", "--show", image.toString()));
        try {
            // A kernel that reads such tables shows the partition too.
            assertThatThrownBy(() -> new Foreign(WRITE).node(Path.of(loop)))
                    .hasMessageContaining("is signed: PTTYPE=dos");
        } finally {
            Command.check(List.of("losetup", "-d", loop));
        }
    }

    @Test
    void shouldRefuseWhatAnotherDeviceStandsOn() {
        Path backing = stack.levels().getFirst().attached().node().path();

        assertThatThrownBy(() -> new Foreign(WRITE).node(backing)).hasMessageContaining(backing + " backs " + device);
    }

    @Test
    void shouldSayWhatIsNoTarget() {
        assertThatThrownBy(() -> new Foreign(WRITE).node(folder))
                .hasMessage("a target must be a block device or a regular file: " + folder + " is a directory");
        assertThatThrownBy(() -> new Foreign(WRITE).node(Path.of("/dev/null")))
                .hasMessage("a target must be a block device or a regular file: /dev/null is neither");
        Path pipe = folder.resolve("pipe");
        Command.check(List.of("mkfifo", pipe.toString()));
        assertThatThrownBy(() -> new Foreign(WRITE).node(pipe))
                .hasMessage("a target must be a block device or a regular file: " + pipe + " is neither");
        assertThatThrownBy(() -> new Foreign(WRITE).node(folder.resolve("absent")))
                .hasMessage("open(O_RDONLY|O_NONBLOCK) on " + folder.resolve("absent") + " failed: ENOENT (2)");
    }
}
