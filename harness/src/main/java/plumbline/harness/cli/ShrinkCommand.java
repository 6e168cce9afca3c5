package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Sighting;
import plumbline.harness.recording.RecordingFile;
import plumbline.harness.replay.Carrier;
import plumbline.harness.replay.Shrinker;
import plumbline.harness.run.StopFlag;

/** {@code plumb shrink}. */
@Command(
        name = "shrink",
        description =
                "Makes a recorded failure minimal: stack, requests, segments, depth. Ctrl-C keeps the best so far.")
final class ShrinkCommand implements Callable<Integer> {
    private static final int NOT_SHOWN = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording.")
    private Path file;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Where the minimal one goes; else beside, as NAME.min.jsonl.")
    private @Nullable Path output;

    @Option(names = "--kind", paramLabel = "KIND", description = "The finding to keep; else the first that it names.")
    private @Nullable String kind;

    @Option(
            names = "--file",
            paramLabel = "TARGET",
            description = "Of operations of fsx: the file to try them on, made anew each time.")
    private @Nullable Path target;

    @Mixin
    private CarrierOptions place = new CarrierOptions();

    @Override
    public Integer call() throws InterruptedException {
        StopFlag stop = new StopFlag();
        try (StopOnSignal ending = new StopOnSignal(stop)) {
            int status = target == null ? shrink(stop) : shrinkOperations(target, stop);
            ending.finished(status);
            return status;
        }
    }

    private int shrinkOperations(Path on, StopFlag stop) throws InterruptedException {
        WhatIsThere.demandPermission(on, place.permissions().permissions());
        Path into = output == null ? file.resolveSibling(file.getFileName() + ".min") : output;
        return new OpsShrink(file, into, spec.commandLine().getOut(), stop).run(on);
    }

    private int shrink(StopFlag stop) throws InterruptedException {
        if (OpsShrink.isOperations(file)) {
            throw new IllegalArgumentException(file + " is no recording; operations of fsx want --file TARGET");
        }
        Recording recording = RecordingFile.read(file);
        return shrink(recording, wanted(recording), stop);
    }

    private FindingKind wanted(Recording recording) {
        if (kind == null) {
            return recording.header().findings().stream()
                    .map(Sighting::kind)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(file + " names no finding: give --kind"));
        }
        return Arrays.stream(FindingKind.values())
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of finding: " + kind + " (known: "
                        + String.join(
                                ", ",
                                Arrays.stream(FindingKind.values())
                                        .map(FindingKind::word)
                                        .toList())
                        + ")"));
    }

    private int shrink(Recording recording, FindingKind wanted, StopFlag stop) throws InterruptedException {
        Path into = output == null ? RecordingFile.minimal(file) : output;
        ShrinkProgress progress = new ShrinkProgress(spec.commandLine().getErr(), into);
        try (Carriers carriers = place.open(stop)) {
            Carrier carrier = carriers.carrier();
            Carrier first = wanted.isOfSilence() ? carriers.hasty(carrier) : carrier;
            Shrinker.Outcome outcome = new Shrinker(recording, wanted, first, carrier, progress, stop).shrink();
            progress.ended();
            return report(outcome, wanted, into, stop);
        }
    }

    private int report(Shrinker.Outcome outcome, FindingKind wanted, Path into, StopFlag stop) {
        PrintWriter out = spec.commandLine().getOut();
        if (outcome.before().shown() == 0) {
            out.println(wanted.word() + " did not come back in "
                    + outcome.before().tries() + " tries"
                    + outcome.obstacle().map(why -> " (" + why + ")").orElse("")
                    + ": nothing can be left out, and nothing was written");
            return NOT_SHOWN;
        }
        RecordingFile.write(into, outcome.smallest());
        out.println("stack  " + outcome.smallest().header().stack());
        outcome.smallest().parts().forEach(part -> {
            out.println("engine " + part.engine());
            part.stages().forEach(stage -> {
                out.println("depth  " + stage.depth());
                stage.requests().forEach(request -> out.println("       " + ShapeText.of(request.shape())));
            });
            part.controls().forEach(control -> out.println("       " + control));
        });
        out.println(wanted.word() + " came in " + outcome.before() + " tries before, in " + outcome.after() + " now; "
                + outcome.tries() + " tries in all" + (stop.isSet() ? ", interrupted" : "") + ": " + into);
        out.flush();
        return 0;
    }
}
