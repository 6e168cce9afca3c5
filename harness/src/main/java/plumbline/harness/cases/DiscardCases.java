package plumbline.harness.cases;

import java.util.List;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.layer.NodeKind;

/** Ranges that are given back, or made zeros, without a request of their own bytes. */
final class DiscardCases {
    private DiscardCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "discard.range",
                        "what is discarded reads as it was or as zeros, what is zeroed as zeros, and all around it as it"
                                + " was, across chunks, members and strip zones too",
                        stack -> stack.gives() == NodeKind.BLOCK,
                        Discards::carryOut)
                .forBug("e836007089ba, c84a1372df92: md raid0 of unequal members, discards in the original layout hit"
                        + " wrong regions")
                .withEngines(engine -> engine.equals(EngineSpec.of(EngineKind.PREAD))));
    }
}
