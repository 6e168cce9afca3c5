package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plumbline.harness.Harness;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.run.Cover;
import plumbline.harness.run.RunOutcome;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.StopFlag;
import plumbline.harness.run.Suite;
import plumbline.loopctl.cli.PermissionOptions;
import plumbline.loopctl.host.Requirements;
import plumbline.loopctl.stack.StackSpec;

/** {@code plumb run}. */
@Command(
        name = "run",
        description = "Runs the suite on what this machine has: builds stacks, drives them, checks every byte.",
        footer = {
            "",
            "A stack is a line of layers, bottom first:",
            "  --stack 'file:64M | loop:dio,bs=512'",
            "Without --stack, all that this machine can make are run."
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--suite",
            defaultValue = "quick",
            description = "How much: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Suite suite = Suite.QUICK;

    @Option(
            names = "--scale",
            paramLabel = "PERCENT",
            defaultValue = "100",
            description = "How much of the suite's random part; the fixed shapes are always run.")
    private int scalePercent = 100;

    @Option(names = "--case", paramLabel = "GLOB", description = "Only cases of that name; may be repeated.")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--stack", paramLabel = "SPEC", description = "The stack to run on; may be repeated.")
    private List<String> stacks = new ArrayList<>();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "Only this engine, options behind a colon; may be repeated. plumb list names them.")
    private List<String> engines = new ArrayList<>();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The seed of all randomness, decimal or 0x…; random when left out.")
    private @Nullable String seed;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Option(
            names = "--require",
            paramLabel = "WORD",
            split = ",",
            description = "A case that is skipped for want of this fails the run: ${COMPLETION-CANDIDATES}.",
            completionCandidates = RequirementWords.class)
    private List<String> required = new ArrayList<>();

    @Mixin
    private CourseOptions course = new CourseOptions();

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        RunSpec run = runSpec();
        RunProgress progress =
                new RunProgress(spec.commandLine().getErr(), run.course().known());
        progress.header(run, suite);
        StopFlag stop = new StopFlag();
        try (StopOnSignal ending = new StopOnSignal(stop)) {
            RunOutcome outcome = Harness.run(run, progress, stop);
            reports.print(outcome.report(), out);
            int status = outcome.exitStatus();
            ending.finished(status);
            return status;
        }
    }

    private RunSpec runSpec() {
        required.forEach(Requirements::named);
        return new RunSpec(
                chosenCases(),
                stacks.isEmpty()
                        ? suite.stacks()
                        : stacks.stream().map(StackSpec::parse).toList(),
                engines.isEmpty()
                        ? EngineSpec.all()
                        : engines.stream().map(EngineSpec::parse).toList(),
                course.seed().orElseGet(() -> Seeds.parse(seed)),
                suite.scale().percent(scalePercent),
                reports.output(),
                Set.copyOf(required),
                permissions.permissions(),
                course.limits(),
                course.course(engines.isEmpty() ? suite.cover() : Cover.ALL));
    }

    private List<CaseSpec> chosenCases() {
        if (cases.isEmpty()) {
            return suite.cases();
        }
        Set<CaseSpec> chosen = new LinkedHashSet<>();
        cases.forEach(glob -> chosen.addAll(CaseCatalog.matching(glob)));
        return List.copyOf(chosen);
    }
}
