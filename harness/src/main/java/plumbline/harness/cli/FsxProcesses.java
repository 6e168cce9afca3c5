package plumbline.harness.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.file.OpMix;
import plumbline.harness.file.Share;
import plumbline.harness.report.ReportFolder;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.JavaCommand;
import plumbline.loopctl.host.TemporaryFolder;

/** Several processes at one file: each is told what this one was told, and which piece of the file is its own. */
final class FsxProcesses {
    private static final long TICK_MILLIS = 100;

    private final List<String> arguments;
    private final int count;

    private FsxProcesses(List<String> arguments, int count) {
        this.arguments = List.copyOf(arguments);
        this.count = count;
    }

    /**
     * So many.
     *
     * @param command what this process was told
     * @throws IllegalArgumentException when there are none
     */
    static FsxProcesses of(CommandLine command, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("processes must be positive: --processes " + count);
        }
        return new FsxProcesses(command.getParseResult().originalArgs(), count);
    }

    /** Runs them all to their ends, and returns the result of each. */
    List<CaseResult> run(Path file, OpMix mix, long seed, StopFlag stop) throws InterruptedException {
        empty(file, new Share(1, count, mix.mostBytes()).fileBytes());
        TemporaryFolder folder = TemporaryFolder.make("plumb-fsx-");
        List<Process> running = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            running.add(start(i, seed + i, folder.path()));
        }
        List<CaseResult> results = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            awaitEnd(running.get(i - 1), stop);
            results.addAll(results(i, running.get(i - 1).exitValue(), folder.path()));
        }
        // What went wrong has its log there.
        if (results.stream().allMatch(result -> result.verdict() == Verdict.PASSED)) {
            folder.close();
        }
        return results;
    }

    private static void empty(Path file, long bytes) {
        try (Fd fd = Fd.open(file, OpenFlag.O_RDWR, OpenFlag.O_CREAT)) {
            SyscallException.check("ftruncate", fd.name(), FileCalls.ftruncate(fd, 0));
            SyscallException.check("ftruncate", fd.name(), FileCalls.ftruncate(fd, bytes));
        }
    }

    private static Path report(Path folder, int index) {
        return folder.resolve(String.valueOf(index));
    }

    private Process start(int index, long seed, Path folder) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--share", index + "/" + count, "--seed", String.valueOf(seed), "-q", "--write"));
        all.addAll(List.of("-o", report(folder, index).toString()));
        try {
            return new ProcessBuilder(JavaCommand.of(List.of("-XX:+UseSerialGC"), FsxShareMain.class, all))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException refused) {
            throw new UncheckedIOException("process " + index + " of " + count + " cannot be started", refused);
        }
    }

    private static void awaitEnd(Process process, StopFlag stop) throws InterruptedException {
        boolean told = false;
        while (!process.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (stop.isSet() && !told) {
                process.destroy();
                told = true;
            }
        }
    }

    private List<CaseResult> results(int index, int status, Path folder) {
        Path report = report(folder, index);
        if (!Files.exists(report)) {
            throw new IllegalStateException(
                    "process " + index + " of " + count + " ended with status " + status + " and left no report");
        }
        return ReportFolder.read(report).results();
    }
}
