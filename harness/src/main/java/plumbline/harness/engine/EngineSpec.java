package plumbline.harness.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;

/**
 * An engine as options name it: {@code uring-vector:async,sqpoll}.
 *
 * @param options in the order of their enum
 */
public record EngineSpec(EngineKind kind, Set<EngineOption> options) {
    /**
     * @throws IllegalArgumentException when the kind does not take an option, or two do not go together
     */
    public EngineSpec {
        EnumSet<EngineOption> sorted = EnumSet.noneOf(EngineOption.class);
        for (EngineOption option : options) {
            if (!kind.options().contains(option)) {
                throw new IllegalArgumentException("the engine " + kind.word() + " takes no option " + option.word()
                        + " (known: " + words(kind.options()) + ")");
            }
            for (EngineOption other : sorted) {
                Optional<String> conflict = option.conflict(other);
                if (conflict.isPresent()) {
                    throw new IllegalArgumentException("the options " + other.word() + " and " + option.word()
                            + " do not go together: " + conflict.get());
                }
            }
            sorted.add(option);
        }
        options = Collections.unmodifiableSet(sorted);
    }

    /** A kind without options. */
    public static EngineSpec of(EngineKind kind) {
        return new EngineSpec(kind, Set.of());
    }

    /** A kind with options. */
    public static EngineSpec of(EngineKind kind, EngineOption first, EngineOption... rest) {
        return new EngineSpec(kind, EnumSet.of(first, rest));
    }

    /** Each kind, without options. */
    public static List<EngineSpec> plain() {
        return Arrays.stream(EngineKind.values()).map(EngineSpec::of).toList();
    }

    /** Each kind without options, and some with, in which each two options that go together do so at least once. */
    public static List<EngineSpec> all() {
        List<EngineSpec> all = new ArrayList<>(plain());
        all.addAll(EngineVariety.specs());
        return all;
    }

    /**
     * Reads a name.
     *
     * @throws IllegalArgumentException when there is no such kind or option; the message lists those that there are
     */
    public static EngineSpec parse(String text) {
        String[] halves = text.split(":", 2);
        EngineKind kind = EngineKind.ofWord(halves[0])
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown engine: " + halves[0] + " (known: " + String.join(", ", EngineKind.words()) + ")"));
        EnumSet<EngineOption> options = EnumSet.noneOf(EngineOption.class);
        for (String word : halves.length == 1 ? new String[0] : halves[1].split(",")) {
            options.add(EngineOption.ofWord(word)
                    .orElseThrow(() -> new IllegalArgumentException("unknown option of the engine " + kind.word() + ": "
                            + word + " (known: " + words(kind.options()) + ")")));
        }
        return new EngineSpec(kind, options);
    }

    private static String words(Set<EngineOption> options) {
        return options.isEmpty()
                ? "none"
                : options.stream().map(EngineOption::word).collect(Collectors.joining(", "));
    }

    public boolean has(EngineOption option) {
        return options.contains(option);
    }

    /**
     * The same, and no completion interrupts the thread that issues, as far as the kind, the other options and this kernel
     * let it: an interrupt a request is what a fast device costs most.
     */
    public EngineSpec undisturbed() {
        boolean fits = kind.options().contains(EngineOption.DEFER_TASKRUN)
                && options.stream()
                        .allMatch(option ->
                                option.conflict(EngineOption.DEFER_TASKRUN).isEmpty());
        if (!fits || !isThere(EngineOption.DEFER_TASKRUN)) {
            return this;
        }
        EnumSet<EngineOption> more = EnumSet.of(EngineOption.DEFER_TASKRUN);
        more.addAll(options);
        return new EngineSpec(kind, more);
    }

    private static boolean isThere(EngineOption option) {
        return option.requirements().stream()
                .allMatch(requirement -> requirement.check(Host.live()).isEmpty());
    }

    /** What it can be asked for. */
    public EngineTraits traits() {
        return kind.traits(options);
    }

    /** What it needs of the machine. */
    public List<Requirement> requirements() {
        List<Requirement> all = new ArrayList<>(kind.requirements());
        options.forEach(option -> all.addAll(option.requirements()));
        return all;
    }

    /**
     * An engine over a target, for the calling thread.
     *
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses the ring or the registration
     */
    public Engine open(EngineTarget target) {
        return kind.open(target, options);
    }

    @Override
    public String toString() {
        return options.isEmpty()
                ? kind.word()
                : kind.word() + ":" + words(options).replace(", ", ",");
    }
}
