package plumbline.harness.oneshot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.verdict.Finding;

/**
 * Commands on a file, one after the other. What each reads is compared with what those before it have written; what the
 * file held before them is not known.
 */
public final class OneShot {
    private OneShot() {}

    /**
     * What is asked for.
     *
     * @param letters the options of xfs_io's command line that say how the file is opened
     * @param commands each a command and its arguments
     */
    public record Script(Path file, Set<Character> letters, List<String> commands) {
        public Script {
            letters = Set.copyOf(letters);
            commands = List.copyOf(commands);
        }

        /** Whether it changes what the file holds. */
        public boolean changes() {
            return letters.contains('t')
                    || commands.stream()
                            .map(Step::parse)
                            .anyMatch(step -> Verbs.named(step.name()).changes());
        }

        Set<OpenFlag> flags() {
            return FileVerbs.flags(letters::contains);
        }
    }

    /**
     * What came of it.
     *
     * @param refused what the kernel refused, a sentence each
     */
    public record Outcome(List<Finding> findings, List<String> refused, long requests, long bytes) {}

    /**
     * Carries the commands out. Each is checked before the first is carried out.
     *
     * @param out where commands print
     * @throws CommandException when one is wrong, or cannot be carried out as things stand
     * @throws plumbline.bindings.sys.SyscallException when the file cannot be opened
     */
    public static Outcome run(Script script, PrintWriter out) {
        List<Step> steps = script.commands().stream().map(Step::parse).toList();
        steps.forEach(step -> new Arguments(step, Verbs.named(step.name()).options()));
        List<String> refused = new ArrayList<>();
        try (Session session = new Session(out)) {
            session.open(script.file(), script.flags());
            for (Step step : steps) {
                carryOut(session, step, refused);
            }
            return new Outcome(List.copyOf(session.findings()), refused, session.requests(), session.bytes());
        }
    }

    private static void carryOut(Session session, Step step, List<String> refused) {
        Verb verb = Verbs.named(step.name());
        try {
            verb.action().accept(session, new Arguments(step, verb.options()));
        } catch (RefusedException answer) {
            refused.add(step.text() + ": " + answer.getMessage());
        }
        session.out().flush();
        session.files().forEach(file -> file.judgeSize().ifPresent(session::found));
    }

    /** Every command and its arguments, a line each, for people. */
    public static List<String> usages() {
        return Verbs.all().stream()
                .map(verb -> (verb.name() + " " + verb.usage()).strip())
                .sorted()
                .toList();
    }
}
