package plumbline.harness.cases;

import java.util.function.Consumer;
import java.util.function.Function;
import plumbline.harness.plan.Plan;

/** What a case does. */
public sealed interface CaseBody {
    /**
     * Requests that are known before the first is made; the runner carries them out on the target and checks each.
     *
     * @param plan makes them, from the recipe alone
     */
    record Planned(Function<Recipe, Plan> plan) implements CaseBody {}

    /**
     * A sequence of its own: system calls, mappings, programs, plans in between.
     *
     * @param steps done once, on the runner's thread; what they find they say to the exercise
     */
    record Procedure(Consumer<Exercise> steps) implements CaseBody {}
}
