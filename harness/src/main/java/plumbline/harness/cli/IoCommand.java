package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import plumbline.harness.evidence.Evidence;
import plumbline.harness.oneshot.OneShot;
import plumbline.harness.run.SingleRun;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.cli.PermissionOptions;

/** {@code plumb io}. */
@Command(
        name = "io",
        description =
                "One-shot operations on a file, in xfs_io's spelling; what is read is compared with what was written.",
        footer = {
            "",
            "  plumb io -ft FILE -c 'truncate 8k' -c 'mmap 0 8k' -c 'mwrite 0 4k' -c 'bmap -vp' -c 'pread -v 0 8k'",
            "plumb io --commands lists them."
        })
final class IoCommand implements Callable<Integer> {
    private static final String WHY = "what is read through any door is what was written through another";

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file, or a device.")
    private @Nullable Path file;

    @Option(names = "-c", paramLabel = "COMMAND", description = "A command and its arguments; may be repeated.")
    private List<String> commands = new ArrayList<>();

    @Option(names = "--commands", description = "List the commands.")
    private boolean listing;

    @Option(names = "-a", description = "Open with O_APPEND.")
    private boolean append;

    @Option(names = "-d", description = "Open with O_DIRECT.")
    private boolean direct;

    @Option(names = "-f", description = "Make the file if there is none (O_CREAT).")
    private boolean create;

    @Option(names = "-r", description = "Open for reading alone.")
    private boolean readOnly;

    @Option(names = "-s", description = "Open with O_DSYNC.")
    private boolean sync;

    @Option(names = "-t", description = "Empty the file first (O_TRUNC).")
    private boolean truncate;

    @Option(names = "-x", hidden = true, description = "Taken, for xfs_io's sake.")
    @SuppressWarnings("UnusedVariable") // every command is for experts here
    private boolean expert;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (listing) {
            OneShot.usages().forEach(out::println);
            return 0;
        }
        if (file == null) {
            throw new IllegalArgumentException("which file? plumb io FILE -c COMMAND …");
        }
        if (!create) {
            WhatIsThere.demandFile(file);
        }
        OneShot.Script script = new OneShot.Script(file, letters(), commands);
        if (script.changes()) {
            WhatIsThere.demandPermission(script.file(), permissions.permissions());
        }
        Instant startedAt = Instant.now();
        OneShot.Outcome outcome = OneShot.run(script, out);
        outcome.refused().forEach(spec.commandLine().getErr()::println);
        long millis = Instant.now().toEpochMilli() - startedAt.toEpochMilli();
        return reports.publish(
                SingleRun.outcome(List.of(result(script, outcome, millis)), 0, startedAt, new StopFlag()), out);
    }

    private Set<Character> letters() {
        Set<Character> letters = new HashSet<>();
        addIf(append, 'a', letters);
        addIf(direct, 'd', letters);
        addIf(create, 'f', letters);
        addIf(readOnly, 'r', letters);
        addIf(sync, 's', letters);
        addIf(truncate, 't', letters);
        return letters;
    }

    private static void addIf(boolean given, char letter, Set<Character> letters) {
        if (given) {
            letters.add(letter);
        }
    }

    private static CaseResult result(OneShot.Script script, OneShot.Outcome outcome, long millis) {
        Verdict verdict = Verdict.PASSED;
        if (!outcome.findings().isEmpty()) {
            verdict = Verdict.FAILED;
        } else if (!outcome.refused().isEmpty()) {
            verdict = Verdict.BROKEN;
        }
        return new CaseResult(
                "io",
                WHY,
                script.file().toString(),
                script.file().toAbsolutePath().toString(),
                "pread",
                verdict,
                outcome.refused().isEmpty() ? null : String.join("; ", outcome.refused()),
                outcome.requests(),
                outcome.bytes(),
                millis,
                Evidence.unavailable(),
                List.of(),
                outcome.findings());
    }
}
