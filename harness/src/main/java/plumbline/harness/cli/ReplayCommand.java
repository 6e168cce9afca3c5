package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingFile;
import plumbline.harness.replay.Replayer;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.SingleRun;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.stack.StackSpec;

/** {@code plumb replay}. */
@Command(name = "replay", description = "Runs a recorded failure again, and says whether and how often it came back.")
final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording: what a run with -o leaves in recordings.")
    private Path file;

    @Option(names = "--stack", paramLabel = "SPEC", description = "Another stack than the recorded one.")
    private @Nullable String stack;

    @Option(names = "--times", paramLabel = "N", defaultValue = "1", description = "How often; once when left out.")
    private int times = 1;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private CarrierOptions place = new CarrierOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (times < 1) {
            throw new IllegalArgumentException("a recording is replayed at least once: --times " + times);
        }
        Recording recording = RecordingFile.read(file);
        if (stack != null) {
            recording = recording.withHeader(
                    recording.header().onStack(StackSpec.parse(stack).toString()));
        }
        StopFlag stop = new StopFlag();
        try (StopOnSignal ending = new StopOnSignal(stop)) {
            int status = replay(recording, stop);
            ending.finished(status);
            return status;
        }
    }

    private int replay(Recording recording, StopFlag stop) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Instant startedAt = Instant.now();
        recording.header().besides().forEach(step -> err.println("not replayed, because it was no request: " + step));
        try (Carriers carriers = place.open(stop)) {
            Replayer.Outcome outcome = new Replayer(carriers.carrier(), stop).replay(recording, times, result -> {});
            List<CaseResult> results =
                    outcome.results().stream().map(this::withReplay).toList();
            long seed = Long.parseUnsignedLong(recording.header().seed().substring(2), 16);
            RunOutcome single = SingleRun.outcome(results, seed, startedAt, stop);
            int status = reports.publish(
                    new RunOutcome(single.report(), outcome.badInput(), Set.of()),
                    spec.commandLine().getOut());
            err.println(outcome.sentence());
            return status;
        }
    }

    private CaseResult withReplay(CaseResult result) {
        List<Finding> findings = result.findings().stream()
                .map(finding -> finding.withReplay("plumb replay " + file))
                .toList();
        return result.withFindings(findings);
    }
}
