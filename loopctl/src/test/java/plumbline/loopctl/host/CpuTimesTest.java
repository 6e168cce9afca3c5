package plumbline.loopctl.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTimesTest {
    private static final String REST = " S 1 1 1 0 -1 4194368 99 0 0 0 %d %d 0 0 20 0 9 0 77 1 1 184 0 0 0 0\n";

    @TempDir
    Path root;

    private void thread(int number, String name, int userTicks, int systemTicks) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc/self/task/" + number));
        Files.writeString(folder.resolve("stat"), number + " (" + name + ")" + REST.formatted(userTicks, systemTicks));
    }

    @Test
    void shouldTellTheThreadsApartByTheirNames() throws IOException {
        thread(1, "java", 1, 0);
        thread(2, "bench-0", 30, 12);
        thread(3, "bench-1 (odd) S", 5, 3);
        thread(4, "C2 CompilerThre", 40, 2);
        thread(5, "C1 CompilerThre", 10, 0);
        thread(6, "VM Thread", 6, 1);
        thread(7, "GC Thread#0", 2, 0);
        Files.writeString(root.resolve("proc/self/stat"), "1 (java)" + REST.formatted(100, 20));

        CpuTimes times = CpuTimes.read(new Host(root), List.of("bench-"));

        assertThat(times).isEqualTo(new CpuTimes(350, 150, 520, 90, 90));
        assertThat(times.since(new CpuTimes(50, 50, 20, 0, 100))).isEqualTo(new CpuTimes(300, 100, 500, 90, 0));
    }

    @Test
    void shouldSeeThisThreadAtWorkWhenTheMachineIsLive() {
        CpuTimes before = CpuTimes.read(Host.live(), List.of(""));
        long endNanos = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < endNanos
                && CpuTimes.read(Host.live(), List.of("")).since(before).issuingUser() < 50) {
            Thread.onSpinWait();
        }

        assertThat(CpuTimes.read(Host.live(), List.of("")).since(before).issuingUser())
                .isGreaterThanOrEqualTo(50);
    }
}
