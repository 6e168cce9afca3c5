package plumbline.loopctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import plumbline.loopctl.host.JavaCommand;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.Sweeper;
import plumbline.loopctl.testing.Machine;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** Killed at whatever moment: clean leaves the machine as it was. */
@Requires({"root", "loop"})
@Tag("host")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int TIMES = 100;
    private static final List<String> STACKS = List.of(
            "file:8M | loop:dio",
            "file:64M | loop:dio,order=old | ext4 | file:1M",
            "zram:8M",
            "file:8M | fuse | loop:dio",
            "tmpfs:16M | file:8M | loop:bs=4k",
            "brd:8M",
            "null:8M",
            "file:8M*2 | loop:dio | raid0:chunk=4k",
            "file:8M*2 | loop:dio | linear",
            "scsi_debug:8M | crypt");

    @TempDir
    Path folder;

    @Test
    void shouldBeCleanAgainAfterAKillAtAnyMoment() throws Exception {
        String before = Machine.describe(folder);
        List<String> stacks = STACKS.stream().filter(Stacks::isPossible).toList();
        int longest = millisOfUpAndDown(stacks.getFirst());
        Random random = new Random(0x5EED);
        int killed = 0;
        for (int i = 0; i < TIMES; i++) {
            killed += upAndDown(stacks.get(i % stacks.size()), random, longest) ? 1 : 0;
            if (i % 10 == 0) {
                demand("clean");
            } else {
                new Sweeper(LedgerFolder.of(folder.resolve("state"))).sweep(record -> true);
            }
            assertThat(Machine.describe(folder)).as("after round " + i).isEqualTo(before);
            assertThat(folder.resolve("work").toFile().list()).isEmpty();
        }
        assertThat(killed).isGreaterThan(TIMES / 3);
    }

    /** About as long as an up may take, whatever the machine. */
    private int millisOfUpAndDown(String stack) throws Exception {
        long before = System.nanoTime();
        demand("up", stack);
        demand("down", firstLine().orElseThrow());
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before);
    }

    private void demand(String... arguments) throws Exception {
        int status = finish(loopctl(arguments));
        assertThat(status)
                .as("what it says: %s", Files.readString(folder.resolve("messages")))
                .isZero();
    }

    /** Whether the kill came while it was at work. */
    private boolean upAndDown(String stack, Random random, int longestMillis) throws Exception {
        Process up = loopctl("up", stack);
        if (random.nextInt(3) > 0) {
            return killWithin(up, random.nextInt(longestMillis));
        }
        finish(up);
        Optional<String> target = firstLine();
        return target.isPresent() && killWithin(loopctl("down", target.get()), random.nextInt(longestMillis * 4 / 5));
    }

    private Optional<String> firstLine() throws IOException {
        return Files.readAllLines(folder.resolve("output")).stream().findFirst();
    }

    private static boolean killWithin(Process process, int millis) throws InterruptedException {
        boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return !ended;
    }

    private static int finish(Process process) throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES))
                .as("ended: %s", process.info().arguments().map(List::of).orElse(List.of()))
                .isTrue();
        return process.exitValue();
    }

    private Process loopctl(String... arguments) throws IOException {
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        List<String> command = new ArrayList<>(JavaCommand.of(options, Loopctl.class, List.of(arguments)));
        Files.createDirectories(folder.resolve("work"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("output").toFile())
                .redirectError(folder.resolve("messages").toFile());
        builder.environment().put("PLUMBLINE_STATE", folder.resolve("state").toString());
        builder.environment().put("PLUMBLINE_WORK", folder.resolve("work").toString());
        return builder.start();
    }
}
