package plumbline.harness.run;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.contract.Boundaries;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.Limits;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;

/** The boundaries of a stack that stands. */
final class StackBoundaries {
    private StackBoundaries() {}

    static Boundaries of(Stack stack) {
        List<Limits> limits = new ArrayList<>();
        limits.add(LimitsReader.read(stack.target(), Host.live()));
        for (Stack.Level level : stack.levels().reversed()) {
            if (level.attached().node().kind() == NodeKind.BLOCK) {
                limits.add(LimitsReader.read(level.attached().node(), Host.live()));
            }
        }
        AttachedLayer top = stack.levels().getLast().attached();
        return Boundaries.of(stack.target().kind(), limits, top.seams());
    }
}
