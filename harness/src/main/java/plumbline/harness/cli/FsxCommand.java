package plumbline.harness.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileRun;
import plumbline.harness.file.FileRun.Each;
import plumbline.harness.file.OpMix;
import plumbline.harness.file.Share;
import plumbline.harness.fsx.Fsx;
import plumbline.harness.fsx.FsxJob;
import plumbline.harness.run.Shard;
import plumbline.harness.run.SingleRun;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.loopctl.cli.PermissionOptions;

/** {@code plumb fsx}. */
@Command(
        name = "fsx",
        description = "Random operations on a file, each compared with what the file must hold; fsx's flags.",
        footer = {
            "",
            "What one run did can be done again, by fsx too:",
            "  plumb fsx FILE -N 10000 --record-ops ops --content fsx && fsx --replay-ops ops FILE"
        })
final class FsxCommand implements Callable<Integer> {
    private static final long SECONDS_MEAN_NO_COUNT = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Made when it is not there, and emptied.")
    private Path file = Path.of("");

    @Mixin
    private FsxMixOptions mix = new FsxMixOptions();

    @Option(
            names = "-N",
            paramLabel = "N",
            defaultValue = "100000",
            description = "How many operations; ${DEFAULT-VALUE}.")
    private long operations;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "As many operations as fit into so many seconds.")
    private @Nullable Long seconds;

    @Option(
            names = {"-S", "--seed"},
            paramLabel = "N",
            description = "The seed of all randomness; random when left out.")
    private @Nullable String seed;

    @Option(names = "-g", paramLabel = "X", description = "Write this character everywhere.")
    private @Nullable Character fill;

    @Option(
            names = "--content",
            defaultValue = "telling",
            description = "What is written: bytes that say who wrote them, or fsx's own. ${COMPLETION-CANDIDATES}.")
    private Content content = Content.TELLING;

    @Option(names = "-X", description = "Compare the whole file behind every operation.")
    private boolean whole;

    @Option(names = "--replay-ops", paramLabel = "FILE", description = "Do what this file of operations says.")
    private @Nullable Path replay;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = "So many processes at once on the file, each with a piece of its own as large as -l says.")
    private @Nullable Integer processes;

    @Option(
            names = "--share",
            paramLabel = "I/N",
            description =
                    "Work on one of N such pieces: others have the rest of the file, and nobody changes its size.")
    private @Nullable String share;

    @Option(names = "--record-ops", paramLabel = "FILE", description = "Write down what was done.")
    private @Nullable Path record;

    @Option(names = "-P", paramLabel = "DIR", defaultValue = ".", description = "Where a failure is saved.")
    private Path failures = Path.of(".");

    @Option(names = "-q", description = "Say nothing while it lasts.")
    private boolean quiet;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    /** What operations write. */
    enum Content {
        TELLING,
        FSX
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        WhatIsThere.demandPermission(file, permissions.permissions());
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IllegalArgumentException("fsx wants a regular file: " + file);
        }
        if (processes != null && replay != null) {
            throw new IllegalArgumentException(
                    "a file of operations is one process's: --processes " + processes + ", --replay-ops " + replay);
        }
        StopFlag stop = new StopFlag();
        Instant startedAt = Instant.now();
        long seedNumber = Seeds.parse(seed);
        try (StopOnSignal ending = new StopOnSignal(stop)) {
            List<CaseResult> results = processes == null || share != null
                    ? List.of(Fsx.run(job(seedNumber, stop)))
                    : FsxProcesses.of(spec.root().commandLine(), processes).run(file, mix.mix(), seedNumber, stop);
            int status = reports.publish(SingleRun.outcome(results, seedNumber, startedAt, stop), out);
            ending.finished(status);
            return status;
        }
    }

    private FsxJob job(long seedNumber, StopFlag stop) {
        OpMix chosen = mix.mix();
        Optional<Share> piece = Optional.ofNullable(share)
                .map(Shard::parse)
                .map(part -> new Share(part.index(), part.count(), chosen.mostBytes()));
        FileRun run = new FileRun(
                replay != null || seconds != null ? SECONDS_MEAN_NO_COUNT : operations,
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                whole ? Each.WHOLE_FILE : Each.WHAT_IT_READ,
                stop::isSet,
                this::tell);
        return new FsxJob(
                file,
                chosen,
                content(seedNumber, piece.map(Share::fileBytes).orElse(chosen.mostBytes())),
                seedNumber,
                run,
                Optional.ofNullable(replay),
                piece,
                Optional.ofNullable(record),
                failures);
    }

    private FileContent content(long seedNumber, long mostBytes) {
        if (fill != null) {
            return FileContent.constant((byte) fill.charValue());
        }
        return switch (content) {
            case TELLING -> FileContent.telling(seedNumber);
            case FSX -> FileContent.ofFsx((int) seedNumber, (int) mostBytes);
        };
    }

    private void tell(long done) {
        if (!quiet && Terminal.isThere()) {
            spec.commandLine().getErr().print("\r" + done + " operations ");
            spec.commandLine().getErr().flush();
        }
    }
}
