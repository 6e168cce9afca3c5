package plumbline.loopctl.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this process has cost the processors so far, in milliseconds, from {@code /proc/self/task}: to 10 ms.
 *
 * @param issuingUser threads that issue and check I/O, in user mode
 * @param issuingSystem the same, in the kernel
 * @param jit the JVM's compilers
 * @param gc the JVM's garbage collector
 * @param other every other thread, those included that have ended
 */
public record CpuTimes(long issuingUser, long issuingSystem, long jit, long gc, long other) {
    private static final long MILLIS_A_TICK = 10;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final List<String> COMPILERS = List.of("C1 Compiler", "C2 Compiler");
    private static final List<String> COLLECTORS = List.of("VM Thread", "GC Thread", "G1 ");

    /** One thread, or the whole process. */
    private record Line(String name, long user, long system) {
        /** {@code 17 (C2 CompilerThre) S 1 …}: the name may hold anything, brackets too. */
        static Line parse(String text) {
            int end = text.lastIndexOf(')');
            String[] fields = text.substring(end + 2).split(" ");
            return new Line(
                    text.substring(text.indexOf('(') + 1, end),
                    Long.parseLong(fields[USER]) * MILLIS_A_TICK,
                    Long.parseLong(fields[SYSTEM]) * MILLIS_A_TICK);
        }

        boolean isOneOf(List<String> names) {
            return names.stream().anyMatch(name::startsWith);
        }

        long both() {
            return user + system;
        }
    }

    /**
     * Reads them.
     *
     * @param issuing how the names of the threads begin that issue I/O
     */
    public static CpuTimes read(Host host, List<String> issuing) {
        List<Line> lines = threads(host);
        List<Line> issuers =
                lines.stream().filter(line -> line.isOneOf(issuing)).toList();
        long user = issuers.stream().mapToLong(Line::user).sum();
        long system = issuers.stream().mapToLong(Line::system).sum();
        long jit = sum(lines, COMPILERS);
        long gc = sum(lines, COLLECTORS);
        long all = host.text("/proc/self/stat")
                .map(text -> Line.parse(text).both())
                .orElse(0L);
        return new CpuTimes(user, system, jit, gc, Math.max(0, all - user - system - jit - gc));
    }

    private static long sum(List<Line> lines, List<String> names) {
        return lines.stream()
                .filter(line -> line.isOneOf(names))
                .mapToLong(Line::both)
                .sum();
    }

    private static List<Line> threads(Host host) {
        try (Stream<Path> tasks = Files.list(host.at("/proc/self/task"))) {
            return tasks.flatMap(task -> host.text("/proc/self/task/" + task.getFileName() + "/stat").stream())
                    .map(Line::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What was used since an earlier reading. */
    public CpuTimes since(CpuTimes earlier) {
        return new CpuTimes(
                issuingUser - earlier.issuingUser,
                issuingSystem - earlier.issuingSystem,
                jit - earlier.jit,
                gc - earlier.gc,
                Math.max(0, other - earlier.other));
    }
}
