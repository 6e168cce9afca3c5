package plumbline.harness.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;

/** Reads the options of the verb that is asked for alone: to read those of all takes longer than most verbs do. */
final class VerbFinder {
    private static final String SUFFIX = "Command";
    /** What is answered without any verb. */
    private static final Set<String> OF_ALL = Set.of("-h", "--help", "-V", "--version");

    private VerbFinder() {}

    /**
     * The command with the verb that the arguments begin with. Where they ask for the help of all, that has a line for each
     * verb; else each verb is there by name, for the answer to one that is not.
     */
    static CommandLine commandLine(String... arguments) {
        CommandSpec spec = withoutVerbs();
        Optional<Class<?>> verb = find(arguments);
        if (verb.isPresent()) {
            spec.addSubcommand(arguments[0], new CommandLine(verb.get()));
        } else if (OF_ALL.containsAll(List.of(arguments))) {
            list(spec);
        } else {
            verbs().forEach(one -> spec.addSubcommand(name(one), new CommandLine(line(one))));
        }
        return new CommandLine(spec);
    }

    /** The lines of help alone, as picocli lays them out: a command line for each verb takes longer than all else. */
    private static void list(CommandSpec spec) {
        UsageMessageSpec usage = spec.usageMessage();
        usage.customSynopsis(spec.name() + " [-hV] [COMMAND]");
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING, _ -> "Commands:%n".formatted());
        usage.sectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, VerbFinder::lines);
    }

    private static String lines(Help help) {
        int widest =
                verbs().stream().mapToInt(verb -> name(verb).length()).max().orElse(0);
        int width = help.commandSpec().usageMessage().width();
        Help.TextTable table = Help.TextTable.forColumns(
                help.colorScheme(),
                new Help.Column(widest + 2, 2, Help.Column.Overflow.SPAN),
                new Help.Column(width - widest - 2, 2, Help.Column.Overflow.WRAP));
        for (Class<?> verb : verbs()) {
            String[] description = verb.getAnnotation(Command.class).description();
            table.addRowValues(
                    help.colorScheme().commandText(name(verb)),
                    help.colorScheme().text(description[0]));
        }
        return table.toString();
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
