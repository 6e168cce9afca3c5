package plumbline.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class VerbFinderTest {
    static List<Class<?>> verbs() {
        return VerbFinder.verbs();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void shouldTellAVerbsNameByItsClass(Class<?> verb) {
        assertThat(VerbFinder.name(verb))
                .isEqualTo(verb.getAnnotation(Command.class).name());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void shouldShowTheHelpOfAVerbAsIfAllWereThere(Class<?> verb) {
        String name = VerbFinder.name(verb);

        CommandLine alone = VerbFinder.commandLine(name, "--help");

        assertThat(alone.getSubcommands()).containsOnlyKeys(name);
        assertThat(help(alone, name)).isEqualTo(help(new CommandLine(new Plumb()), name));
    }

    private static String help(CommandLine line, String name) {
        return Objects.requireNonNull(line.getSubcommands().get(name)).getUsageMessage();
    }

    @Test
    void shouldShowTheHelpOfAllAsIfAllWereThere() {
        assertThat(VerbFinder.commandLine("--help").getUsageMessage())
                .isEqualTo(new CommandLine(new Plumb()).getUsageMessage());
    }

    @Test
    void shouldKnowEveryVerbWhenOneIsAskedForThatIsNone() {
        assertThat(VerbFinder.commandLine("prob").getSubcommands()).hasSameSizeAs(VerbFinder.verbs());
        assertThat(VerbFinder.commandLine("prob").getUsageMessage())
                .isEqualTo(VerbFinder.commandLine("--help").getUsageMessage());
    }
}
