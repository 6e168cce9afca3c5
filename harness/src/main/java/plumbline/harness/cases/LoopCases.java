package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.LayerSpec;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** Loop devices in direct-I/O mode, over files and devices whose block is larger than theirs, or not. */
final class LoopCases {
    private static final String BROKEN_DIO =
            "linux-block, 2022-03-10: loop in direct-I/O mode ignores the block of what is below; f4774e92aab8";
    private static final List<Integer> COUNTS = List.of(1, 2, 3, 7, 8, 9);
    private static final int PLACES = 16;

    private LoopCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "loop.blocks",
                        "a loop device in direct-I/O mode carries out what its own logical block allows, whatever is below",
                        LoopCases::isDirectLoop,
                        LoopCases::everyBlock)
                .forBug(BROKEN_DIO));
    }

    private static boolean isDirectLoop(StackSpec stack) {
        LayerSpec top = StackBuilder.layers(stack).getLast();
        return top.kind() == LayerKind.LOOP && top.options().isSet("dio");
    }

    private static void everyBlock(Exercise exercise) {
        List<Shape> writes = new ArrayList<>();
        long unit = exercise.recipe().contract().unitBytes();
        for (int place = 0; place < PLACES; place++) {
            for (int count : COUNTS) {
                writes.add(Shape.write(place * unit, Segments.single(0, count * unit)));
            }
        }
        List<Shape> reads = writes.stream()
                .map(shape -> Shape.read(shape.offset(), shape.segments()))
                .toList();
        exercise.carryOut(Plan.of(Phase.of("write", 1, writes), Phase.of("read", 1, reads)));
        LimitsReader.read(exercise.stack().target(), Host.live()).value(LimitName.LOOP_DIO).stream()
                .filter(dio -> dio == 0)
                .forEach(_ -> exercise.note("buffered", "direct I/O was asked for and granted, and loop/dio says 0"));
    }
}
