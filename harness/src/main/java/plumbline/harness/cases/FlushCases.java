package plumbline.harness.cases;

import java.util.List;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Flush;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.StackSpec;

/** What an fsync promises. */
final class FlushCases {
    private static final List<Flush> FLANKED = List.of(Flush.BELOW, Flush.TARGET, Flush.BELOW);

    private FlushCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "flush.below",
                        "an fsync is not answered with success while what the target lies on fails its own",
                        FlushCases::liesOnSomething,
                        exercise -> Flushes.carryOut(exercise, FLANKED))
                .withEngines(engine -> engine.equals(EngineSpec.of(EngineKind.PREAD))));
    }

    private static boolean liesOnSomething(StackSpec stack) {
        List<StackSpec.Stage> stages = stack.stages();
        return stages.size() > 1
                && stack.gives() != NodeKind.FOLDER
                && new StackSpec(stages.subList(0, stages.size() - 1)).gives() != NodeKind.FOLDER;
    }
}
