package plumbline.harness.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** Reads the options of the verb that is asked for alone: to read those of all takes longer than most verbs do. */
final class VerbFinder {
    private static final String SUFFIX = "Command";

    private VerbFinder() {}

    /** The command with the verb that the arguments begin with; with every verb's line of help when they begin with none. */
    static CommandLine commandLine(String... arguments) {
        CommandSpec spec = withoutVerbs();
        find(arguments)
                .ifPresentOrElse(
                        verb -> spec.addSubcommand(arguments[0], new CommandLine(verb)),
                        () -> verbs().forEach(verb -> spec.addSubcommand(name(verb), new CommandLine(line(verb)))));
        return new CommandLine(spec);
    }

    /** What the help of all says of a verb. */
    private static CommandSpec line(Class<?> verb) {
        CommandSpec line = CommandSpec.wrapWithoutInspection(verb);
        line.usageMessage().description(verb.getAnnotation(Command.class).description());
        return line;
    }

    private static Optional<Class<?>> find(String... arguments) {
        return arguments.length == 0
                ? Optional.empty()
                : verbs().stream()
                        .filter(verb -> name(verb).equals(arguments[0]))
                        .findFirst();
    }

    /** The classes of all verbs, in the order of the help. */
    static List<Class<?>> verbs() {
        return Arrays.asList(whole().subcommands());
    }

    private static Command whole() {
        return Plumb.class.getAnnotation(Command.class);
    }

    /** A verb's name, told by its class's: looking at the annotation of each would take its time too. */
    static String name(Class<?> verb) {
        String name = verb.getSimpleName();
        return name.substring(0, name.length() - SUFFIX.length()).toLowerCase(Locale.ROOT);
    }

    private static CommandSpec withoutVerbs() {
        Command whole = whole();
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Plumb(), CommandLine.defaultFactory())
                .name(whole.name())
                .version(whole.version())
                .scopeType(ScopeType.INHERIT)
                .mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(whole.description())
                .exitCodeListHeading(whole.exitCodeListHeading())
                .exitCodeList(UsageMessageSpec.keyValuesMap(whole.exitCodeList()));
        return spec;
    }
}
