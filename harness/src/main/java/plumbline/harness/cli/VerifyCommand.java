package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
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
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.SingleRun;
import plumbline.harness.run.StopFlag;
import plumbline.harness.run.Workplace;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verify.NewFile;
import plumbline.harness.verify.VerifyRun;
import plumbline.harness.verify.Workload;
import plumbline.loopctl.cli.PermissionOptions;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** {@code plumb verify}. */
@Command(
        name = "verify",
        description = "A workload on a device or file with every byte verified; options in fio's spelling.",
        footer = {
            "",
            "  plumb verify /dev/sdX --write --rw=randrw --bsrange=512-128k --iodepth=16 --ioengine=io_uring"
                    + " --runtime=60",
            "A file that is not there is made, with --size. What is there already is written with --write only.",
            "  plumb verify FILE --write --rw=randwrite --fsync=32 --journal J    and, after a power cut,",
            "  plumb verify FILE --resume J"
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1", paramLabel = "PATH", description = "A device or a file.")
    private Path path = Path.of("");

    @Mixin
    private WorkloadOptions options = new WorkloadOptions();

    @Option(
            names = {"--ioengine", "--engine"},
            paramLabel = "NAME",
            defaultValue = "uring",
            description =
                    "An engine, by our name or fio's; default ${DEFAULT-VALUE}. A ring has defer-taskrun where the kernel has it.")
    private String engine = "uring";

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all randomness, decimal or 0x…; random when left out.")
    private @Nullable String seed;

    @Option(names = "--journal", paramLabel = "FILE", description = "Keep there, elsewhere, what was promised to last.")
    private @Nullable Path journal;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Hold the target to what a journal says; reads only.")
    private @Nullable Path resume;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() {
        long chosenSeed = Seeds.parse(seed);
        Workload workload = options.workload(chosenSeed);
        EngineSpec chosen = EngineSpec.parse(engine).undisturbed();
        StopFlag stop = new StopFlag();
        Instant startedAt = Instant.now();
        try (StopOnSignal ending = new StopOnSignal(stop);
                NewFile made = NewFile.ifMissing(path, options.fileBytes());
                Workplace place = Workplace.open(RunSpec.Limits.usual().files(), "verify");
                Stack stack = new StackBuilder(new Workshop(
                                place.folder(), place.ledger(), made.permissions(permissions.permissions())))
                        .build(StackSpec.parse("dev:" + path.toAbsolutePath()))) {
            CaseResult result = result(stack.target(), chosen, workload, stop);
            made.keepUnless(result.requests() == 0);
            RunOutcome outcome = SingleRun.outcome(List.of(result), chosenSeed, startedAt, stop);
            int status = reports.publish(outcome, spec.commandLine().getOut());
            ending.finished(status);
            return status;
        }
    }

    private CaseResult result(Node node, EngineSpec chosen, Workload workload, StopFlag stop) {
        Contract contract = Contract.of(node, LimitsReader.read(node, Host.live()));
        VerifyRun.Target target = new VerifyRun.Target(path.toString(), node, contract, chosen);
        if (resume != null) {
            return VerifyRun.resume(target, resume, stop);
        }
        if (!node.writable() && !workload.onlyReads()) {
            throw new LayerRefusedException(path + " is there already: give --write if what it holds may go");
        }
        VerifyRun run = new VerifyRun(target, workload, Optional.ofNullable(journal), stop);
        PrintWriter err = spec.commandLine().getErr();
        try (VerifyProgress _ = new VerifyProgress(run::progress, err)) {
            return run.run();
        }
    }
}
