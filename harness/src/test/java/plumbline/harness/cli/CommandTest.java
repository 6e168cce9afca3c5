package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.loopctl.host.JavaCommand;
import plumbline.loopctl.testing.Machine;
import plumbline.loopctl.testing.Requires;

/** The command as a process of its own, on a real loop device: what it says, how it ends, what it leaves. */
@Requires({"root", "loop", "io_uring"})
@Tag("host")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CommandTest {
    private static final long VICTIM_SECTOR = 1234;

    @TempDir
    Path folder;

    private String before = "";

    @BeforeEach
    void lookAround() throws IOException {
        before = Machine.describe(folder);
        Files.createDirectories(folder.resolve("work"));
    }

    @Test
    void shouldEndWithOneAndNameTheSectorThatIsZeroedUnderALiveDevice() throws Exception {
        Process run = plumb("run", "--stack", "file:16M | loop:dio", "--case", "cover.whole", "--engine", "uring");
        while (run.isAlive()) {
            zero(VICTIM_SECTOR);
        }

        assertThat(run.exitValue()).isEqualTo(1);
        assertThat(output())
                .contains(
                        "512 bytes at " + VICTIM_SECTOR * 512 + " are zeroed",
                        "again: plumb run --case cover.whole --stack 'file:16M | loop:dio' --engine uring --seed 0x",
                        "0 passed, 1 failed, 0 skipped, 0 broken");
        assertThat(Machine.describe(folder)).isEqualTo(before);
    }

    @Test
    void shouldEndCleanlyOnASignalWithAVerdictOnWhatRan() throws Exception {
        Process run =
                plumb("run", "--suite", "full", "--stack", "file:16M | loop:dio", "-o", folder.resolve("out") + "");
        awaitDevice();
        run.destroy();

        assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("out/run.json"))).contains("\"interrupted\" : true");
        assertThat(output()).contains("interrupted: ");
        assertThat(Machine.describe(folder)).isEqualTo(before);
        assertThat(folder.resolve("work").toFile().list()).isEmpty();
    }

    @Test
    void shouldRemoveWithTheNextStartWhatAKillLeft() throws Exception {
        for (int round = 0; round < 3; round++) {
            Process run = plumb("run", "--suite", "full", "--stack", "file:16M | loop:dio");
            awaitDevice();
            List<ProcessHandle> workers = run.descendants().toList();
            assertThat(workers).isNotEmpty();
            if (round != 1) {
                run.destroyForcibly().waitFor();
            }
            if (round != 0) {
                workers.forEach(ProcessHandle::destroyForcibly);
            }
            run.waitFor(60, TimeUnit.SECONDS);
            workers.forEach(
                    worker -> worker.onExit().orTimeout(30, TimeUnit.SECONDS).join());

            Process next = plumb("run", "--stack", "file:1M", "--case", "depth.one", "--engine", "pread");
            assertThat(next.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(next.exitValue()).isZero();
            assertThat(Machine.describe(folder)).as("round " + round).isEqualTo(before);
            assertThat(folder.resolve("work").toFile().list()).isEmpty();
            if (round == 2) {
                assertThat(output()).contains("now removed: /dev/loop").contains("now removed: file ");
            }
        }
    }

    @Test
    void shouldSayWhatIsWrongWithATargetAndTouchNothing() throws Exception {
        Path file = Files.write(folder.resolve("precious"), new byte[1 << 20]);
        Path readOnly = folder.resolve("precious");

        assertThat(status("run", "--stack", "dev:" + folder.resolve("absent"))).isEqualTo(2);
        assertThat(output())
                .contains("open(O_RDONLY|O_NONBLOCK) on " + folder.resolve("absent") + " failed: ENOENT (2)");
        assertThat(status("run", "--stack", "dev:" + folder)).isEqualTo(2);
        assertThat(output())
                .contains("a target must be a block device or a regular file: " + folder + " is a directory");
        assertThat(status("run", "--stack", "dev:" + readOnly)).isEqualTo(4);
        assertThat(output())
                .contains("the target is read only, and this case writes: give --write if its content may go");
        assertThat(Files.readAllBytes(file)).containsOnly(0);
    }

    @Test
    void shouldSkipWithAReasonWhereThereIsNoDirectIo() throws Exception {
        // ramfs has never known O_DIRECT, whatever the kernel.
        Path mounted = Files.createDirectory(folder.resolve("ramfs"));
        assertThat(new ProcessBuilder("mount", "-t", "ramfs", "ramfs", mounted.toString())
                        .start()
                        .waitFor())
                .isZero();
        try {
            Process run = start(mounted, "run", "--stack", "file:1M", "--case", "depth.one", "--engine", "pread");
            assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(run.exitValue()).isEqualTo(4);
            assertThat(output())
                    .contains("there is no direct I/O here: open(O_RDWR|O_DIRECT) on ", "failed: EINVAL (22)");
        } finally {
            assertThat(new ProcessBuilder("umount", mounted.toString()).start().waitFor())
                    .isZero();
        }
    }

    private int status(String... arguments) throws Exception {
        Process process = plumb(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private Process plumb(String... arguments) throws IOException {
        return start(folder.resolve("work"), arguments);
    }

    private Process start(Path work, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(JavaCommand.of(List.of(), Plumb.class, List.of(arguments)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("PLUMBLINE_STATE", folder.resolve("state").toString());
        builder.environment().put("PLUMBLINE_WORK", work.toString());
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }

    /** Waits until a worker's loop device is up. */
    private void awaitDevice() throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (Machine.describe(folder).equals(before)) {
            assertThat(System.nanoTime()).as("a device came up within 60 s").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private Optional<Path> backing(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .findFirst();
        }
    }

    /** Zeroes a sector of the backing file, over and over while the run lasts. */
    private void zero(long sector) throws Exception {
        TimeUnit.MILLISECONDS.sleep(1);
        Optional<Path> file = backing("file-");
        if (file.isPresent()) {
            try (RandomAccessFile open = new RandomAccessFile(file.get().toFile(), "rw")) {
                if (open.length() > sector * 512) {
                    open.seek(sector * 512);
                    open.write(new byte[512]);
                }
            } catch (IOException gone) {
                assertThat(gone).isNotNull();
            }
        }
    }
}
