package plumbline.harness.oneshot;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every command that there is, family by family. */
final class Verbs {
    private static final List<Verb> ALL = Stream.of(
                    TransferVerbs.all(), MappingVerbs.all(), RangeVerbs.all(), SharingVerbs.all(), FileVerbs.all())
            .flatMap(List::stream)
            .toList();

    private Verbs() {}

    static List<Verb> all() {
        return ALL;
    }

    /**
     * The command of that name.
     *
     * @throws CommandException when there is none; the message lists those that there are
     */
    static Verb named(String name) {
        return ALL.stream()
                .filter(verb -> verb.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandException("unknown command: " + name + " (known: "
                        + ALL.stream().map(Verb::name).sorted().collect(Collectors.joining(", ")) + ")"));
    }
}
