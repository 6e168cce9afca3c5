package plumbline.harness.cases;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.evidence.PathClaim;
import plumbline.harness.plan.Plan;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.StackSpec;

/**
 * A named check.
 *
 * @param name family and member, {@code align.address}
 * @param why completes the sentence "This case shows that …"
 * @param bug the bug of this family that it is for, where there is one
 * @param stacks which stacks it is for; on others it is no case at all
 * @param engines which engines it can be put to
 * @param body what it does
 * @param claim the path that it is about, where it is about one
 */
public record CaseSpec(
        String name,
        String why,
        Optional<String> bug,
        Predicate<StackSpec> stacks,
        Predicate<EngineSpec> engines,
        CaseBody body,
        Optional<PathClaim> claim) {

    /** A case for every engine. */
    public CaseSpec(String name, String why, Predicate<StackSpec> stacks, CaseBody body) {
        this(name, why, Optional.empty(), stacks, engine -> true, body, Optional.empty());
    }

    /** A case of requests that are planned ahead, for every engine and every file or device. */
    public static CaseSpec of(String name, String why, Function<Recipe, Plan> plan) {
        Predicate<StackSpec> filesAndDevices = stack -> stack.gives() != NodeKind.FOLDER;
        return new CaseSpec(name, why, filesAndDevices, new CaseBody.Planned(plan));
    }

    /** A case with steps of its own, for every engine. */
    public static CaseSpec procedure(String name, String why, Predicate<StackSpec> stacks, Consumer<Exercise> steps) {
        return new CaseSpec(name, why, stacks, new CaseBody.Procedure(steps));
    }

    public CaseSpec forBug(String reference) {
        return new CaseSpec(name, why, Optional.of(reference), stacks, engines, body, claim);
    }

    /** The same case, about a path: one that is seen not to have been taken makes it Broken. */
    public CaseSpec claiming(PathClaim path) {
        return new CaseSpec(name, why, bug, stacks, engines, body, Optional.of(path));
    }

    /** The same case, for engines that take several segments. */
    public CaseSpec vectored() {
        return withEngines(engine -> engine.traits().vectored());
    }

    /** The same case, for those engines alone: one that has nothing to do with engines names one of them. */
    public CaseSpec withEngines(Predicate<EngineSpec> others) {
        return new CaseSpec(name, why, bug, stacks, others, body, claim);
    }
}
