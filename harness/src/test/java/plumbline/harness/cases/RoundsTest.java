package plumbline.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

class RoundsTest {
    private static final Alignment BLOCKS = new Alignment(512, 4096);
    private static final Recipe RECIPE = new Recipe(
            new Contract(1 << 20, Rule.DIOALIGN, BLOCKS, BLOCKS),
            Boundaries.unknown(),
            EngineSpec.of(EngineKind.VECTOR).traits(),
            new SplittableRandom(1),
            new Scale(10, 1 << 20));

    @Test
    void shouldWriteEverythingPlainlyOnceMoreInTheEnd() {
        List<Shape> shapes = List.of(
                Shape.write(8192, Segments.single(0, 8192)).withBuffer(BufferKind.CHANGING),
                Shape.write(65536, Segments.single(512, 4096)).withBuffer(BufferKind.CHANGING));

        Plan plan = Rounds.mended(RECIPE, 1, shapes);
        plan.phases().subList(0, plan.phases().size() - 1).forEach(phase -> drained(phase.shapes()));

        assertThat(drained(plan.phases().getLast().shapes()))
                .containsExactly(
                        Shape.write(8192, Segments.single(0, 8192)), Shape.write(65536, Segments.single(0, 4096)));
    }

    private static List<Shape> drained(ShapeSource source) {
        List<Shape> shapes = new ArrayList<>();
        while (source.hasNext()) {
            shapes.add(source.next());
        }
        return shapes;
    }
}
