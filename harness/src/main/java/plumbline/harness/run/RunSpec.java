package plumbline.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
 * @param course which part of all that is to be done here and now
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
        Limits limits,
        Course course) {

    /**
     * A run that is one of several, or goes on where another was cut off.
     *
     * @param cover which engines a case is run with
     * @param shard the part of all that it does
     * @param past what an earlier run has done of it
     * @param journal where it notes what it does, event by event
     * @param known findings that are counted apart
     */
    public record Course(Cover cover, Shard shard, Past past, Optional<Path> journal, KnownList known) {
        /** All of it, from the beginning. */
        public static Course whole() {
            return new Course(Cover.ALL, Shard.WHOLE, Past.none(), Optional.empty(), KnownList.empty());
        }
    }

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

        /** The same with another bound for requests, if one is given. */
        public Limits withRequest(Optional<Duration> other) {
            return new Limits(files, other.orElse(request), silence, budget);
        }

        /** The same with a bound for requests that is no longer than this. */
        public Limits withRequestWithin(Duration most) {
            return new Limits(files, request.compareTo(most) < 0 ? request : most, silence, budget);
        }

        /** The same with another bound for the whole. */
        public Limits withBudget(Optional<Duration> other) {
            return new Limits(files, request, silence, other);
        }
    }

    /** What this run does on a stack: its share of all cases and engines. */
    List<WorkItem> items(StackSpec stack) {
        List<WorkItem> all = all(stack);
        long before = stacks.subList(0, stacks.indexOf(stack)).stream()
                .mapToInt(earlier -> all(earlier).size())
                .sum();
        long total = stacks.stream().mapToInt(one -> all(one).size()).sum();
        return IntStream.range(0, all.size())
                .filter(i -> course.shard().has(before + i, total))
                .mapToObj(all::get)
                .toList();
    }

    /** How many results there will be. */
    int total() {
        return stacks.stream().mapToInt(stack -> items(stack).size()).sum();
    }

    /** Every case that is for the stack, with the engines that it is to be put to. */
    private List<WorkItem> all(StackSpec stack) {
        List<CaseSpec> meant =
                cases.stream().filter(spec -> spec.stacks().test(stack)).toList();
        return IntStream.range(0, meant.size())
                .boxed()
                .flatMap(i -> chosen(meant.get(i), stacks.indexOf(stack), i)
                        .map(engine -> new WorkItem(meant.get(i).name(), engine.toString())))
                .toList();
    }

    private Stream<EngineSpec> chosen(CaseSpec spec, int stackNumber, int caseNumber) {
        List<EngineSpec> able = engines.stream().filter(spec.engines()).toList();
        return course.cover().engines(able, stackNumber, caseNumber).stream();
    }
}
