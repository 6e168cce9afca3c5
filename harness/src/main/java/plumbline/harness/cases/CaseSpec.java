package plumbline.harness.cases;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Plan;

/**
 * A named check.
 *
 * @param name family and member, {@code align.address}
 * @param why completes the sentence "This case shows that …"
 * @param bug the bug of this family that it is for, where there is one
 * @param engines which engines it can be put to
 * @param plan makes its requests, from the recipe alone
 */
public record CaseSpec(
        String name, String why, Optional<String> bug, Predicate<EngineSpec> engines, Function<Recipe, Plan> plan) {

    /** A case for every engine. */
    public static CaseSpec of(String name, String why, Function<Recipe, Plan> plan) {
        return new CaseSpec(name, why, Optional.empty(), engine -> true, plan);
    }

    public CaseSpec forBug(String reference) {
        return new CaseSpec(name, why, Optional.of(reference), engines, plan);
    }

    /** The same case, for engines that take several segments. */
    public CaseSpec vectored() {
        return new CaseSpec(name, why, bug, engine -> engine.traits().vectored(), plan);
    }
}
