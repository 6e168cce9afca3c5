package plumbline.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plumbline.harness.cases.CaseSpec;
import plumbline.harness.cases.Scale;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.stack.StackSpec;

/**
 * What a run is to do.
 *
 * @param cases in order
 * @param stacks in order
 * @param engines in order
 * @param seed of all randomness
 * @param scale how much each case does
 * @param output where run.json and its companions go, if anywhere
 * @param required words of requirements whose want is not to be skipped over
 * @param permissions what may be done to things that the run did not make
 * @param limits of time and place
 */
public record RunSpec(
        List<CaseSpec> cases,
        List<StackSpec> stacks,
        List<EngineSpec> engines,
        long seed,
        Scale scale,
        Optional<Path> output,
        Set<String> required,
        Permissions permissions,
        Limits limits) {

    /**
     * Bounds.
     *
     * @param files the folder in which workers make their files
     * @param request how long a request may be in flight before it counts as stuck
     * @param silence how long a worker may say nothing before it counts as stuck
     * @param budget how long the run may take; cases that do not fit are skipped
     */
    public record Limits(Path files, Duration request, Duration silence, Optional<Duration> budget) {
        /** For the machine that this process runs on. */
        public static Limits usual() {
            Path files =
                    Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_WORK")).orElse("/var/tmp"));
            return new Limits(files, Duration.ofSeconds(30), Duration.ofSeconds(20), Optional.empty());
        }
    }

    /** How many results there will be. */
    int total() {
        return stacks.stream().mapToInt(stack -> items(stack).size()).sum();
    }

    /** Every case that is for the stack, with every engine that it can be put to. */
    List<WorkItem> items(StackSpec stack) {
        return cases.stream()
                .filter(spec -> spec.stacks().test(stack))
                .flatMap(spec -> engines.stream()
                        .filter(spec.engines())
                        .map(engine -> new WorkItem(spec.name(), engine.toString())))
                .toList();
    }
}
