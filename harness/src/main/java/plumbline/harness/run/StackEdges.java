package plumbline.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import plumbline.harness.contract.Contract;
import plumbline.harness.diagnosis.TargetEdges;
import plumbline.harness.diagnosis.TargetEdges.Edge;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;

/** The edges of a stack: what its layers report of themselves, seen from the target. */
final class StackEdges {
    private StackEdges() {}

    static TargetEdges of(Stack stack, Contract contract) {
        List<Edge> edges = new ArrayList<>();
        for (int level = 0; level < stack.levels().size(); level++) {
            Stack.Level raid = stack.levels().get(level);
            if (raid.layer().kind() == LayerKind.RAID0) {
                Limits limits = LimitsReader.read(raid.attached().node(), Host.live());
                long chunkBytes = limits.value(LimitName.MD_CHUNK).orElse(0);
                if (chunkBytes > 0) {
                    edges.add(new Edge("chunk", below(stack, level, chunkBytes)));
                }
            }
        }
        edges.add(Edge.every("logical block", contract.unitBytes()));
        long mostKiB = LimitsReader.read(stack.target(), Host.live())
                .value(LimitName.MAX_SECTORS_KIB)
                .orElse(0);
        return new TargetEdges(edges, mostKiB << 10);
    }

    /** Whether an offset of the target lies at a multiple of so many bytes of a layer below. */
    private static LongPredicate below(Stack stack, int level, long bytes) {
        return offset ->
                stack.map(offset, 1).stream().anyMatch(place -> place.level() == level && place.offset() % bytes == 0);
    }
}
