package plumbline.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.run.StopFlag;
import plumbline.harness.trace.IoFilter;
import plumbline.harness.trace.IoText;
import plumbline.harness.trace.TraceEnd;
import plumbline.harness.trace.TraceSession;
import plumbline.harness.trace.TraceSummary;
import plumbline.harness.trace.TraceTarget;
import plumbline.harness.trace.TracedIo;
import plumbline.harness.verdict.ResultJson;

/** {@code plumb trace}. */
@Command(
        name = "trace",
        description = "Shows what a process does through io_uring and the block layer, as strace would show it.",
        footer = {
            "",
            "  plumb trace -- fio --name=a --filename=/dev/loop0 --ioengine=io_uring --rw=randread --size=1M",
            "The trace goes to standard error, or to a file with -o. Exit status: the command's own; 0 with --pid."
        })
final class TraceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "A command and its arguments, behind --.")
    private List<String> command = new ArrayList<>();

    @Option(names = "--pid", paramLabel = "N", description = "A process that runs, and what it starts from now on.")
    private @Nullable Integer pid;

    @Option(
            names = "--filter",
            paramLabel = "WORD",
            split = ",",
            description = "Show only operations, marks (error, again, short, punted, sqpoll, …) or /pieces/of/paths.")
    private List<String> filter = new ArrayList<>();

    @Option(names = "--json", description = "An object a line.")
    private boolean json;

    @Option(
            names = "--summary",
            description = "Only a table at the end, an operation a line; the block layer is left out.")
    private boolean summary;

    @Option(names = "-o", paramLabel = "FILE", description = "Where the trace goes.")
    private @Nullable Path output;

    @Option(
            names = "--buffer",
            paramLabel = "KIB",
            defaultValue = "16384",
            description = "Room for events that were not read yet, for each CPU; default ${DEFAULT-VALUE}.")
    private int kibPerCpu = 16384;

    @Override
    public Integer call() throws IOException {
        StopFlag stop = new StopFlag();
        try (StopOnSignal ending = new StopOnSignal(stop)) {
            int status = output == null ? trace(spec.commandLine().getErr(), stop) : traceInto(output, stop);
            ending.finished(status);
            return status;
        }
    }

    private int traceInto(Path file, StopFlag stop) {
        try (PrintWriter to = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            return trace(to, stop);
        } catch (IOException refused) {
            throw new UncheckedIOException("the trace cannot be written: " + file, refused);
        }
    }

    private int trace(PrintWriter to, StopFlag stop) {
        TraceSummary counts = new TraceSummary();
        IoFilter shown = new IoFilter(filter);
        TraceSession session = new TraceSession(
                new TraceSession.Scope(target(), !summary, kibPerCpu),
                io -> {
                    if (shown.test(io)) {
                        counts.add(io);
                        show(io, to);
                    }
                },
                stop);
        TraceEnd end = session.run();
        to.print(ending(counts, end));
        to.flush();
        return end.exitStatus();
    }

    private TraceTarget target() {
        if ((pid == null) == command.isEmpty()) {
            throw new IllegalArgumentException("trace what? plumb trace --pid N, or plumb trace -- COMMAND …");
        }
        return pid == null ? new TraceTarget.Command(command) : new TraceTarget.Running(pid);
    }

    private void show(TracedIo io, PrintWriter to) {
        if (!summary) {
            to.print(json ? ResultJson.line(io) + "\n" : IoText.of(io));
        }
    }

    private String ending(TraceSummary counts, TraceEnd end) {
        if (json) {
            return ResultJson.line(new Ending(counts.rows(), end)) + "\n";
        }
        return summary ? counts.text(end) : counts.losses(end) + "\n";
    }

    /** The last line of JSON. */
    record Ending(List<TraceSummary.Row> summary, TraceEnd end) {}
}
