package plumbline.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.EngineTraits;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

/** What every case promises, under every kind of contract. */
class CaseCatalogTest {
    static Stream<CaseSpec> planned() {
        return CaseCatalog.all().stream().filter(spec -> spec.body() instanceof CaseBody.Planned);
    }

    @Test
    void shouldNameEachCaseOnce() {
        Set<String> names = new HashSet<>();
        assertThat(CaseCatalog.all()).allSatisfy(spec -> {
            assertThat(names.add(spec.name())).isTrue();
            assertThat(spec.name()).matches("[a-z]+\\.[a-z-]+");
            assertThat(spec.why()).isNotBlank().doesNotEndWith(".");
        });
    }

    @Test
    void shouldListTheNamesWhenNoneMatches() {
        assertThat(CaseCatalog.matching("align.*")).hasSize(3);
        assertThatThrownBy(() -> CaseCatalog.matching("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no case is named nothing (known: cover.whole, ");
    }

    @ParameterizedTest
    @MethodSource("planned")
    void shouldPlanTheSameFromTheSameSeedAndStayOnTheTarget(CaseSpec spec) {
        for (Contract contract : contracts()) {
            for (EngineSpec engine : EngineSpec.plain()) {
                if (spec.engines().test(engine)) {
                    List<Shape> shapes = shapes(spec, contract, engine.traits());
                    assertThat(shapes).isNotEmpty().isEqualTo(shapes(spec, contract, engine.traits()));
                    assertThat(shapes)
                            .allSatisfy(shape -> assertThat(fits(shape, contract, engine.traits()))
                                    .isTrue());
                }
            }
        }
    }

    private static boolean fits(Shape shape, Contract contract, EngineTraits engine) {
        boolean inside = shape.offset() + shape.lengthBytes() <= contract.sizeBytes();
        boolean tooMany = shape.segments().count() > Contract.MOST_SEGMENTS;
        return shape.lengthBytes() > 0
                && (inside || shape.direction() == Direction.READ)
                && (shape.segments().count() <= engine.maxSegments() || tooMany);
    }

    private static List<Contract> contracts() {
        List<Contract> contracts = new ArrayList<>();
        for (long memory : new long[] {1, 4, 512, 4096}) {
            for (long offset : new long[] {512, 4096, 65536}) {
                Alignment alignment = new Alignment(memory, offset);
                for (long size : new long[] {64 * offset, 100 * offset + 512}) {
                    contracts.add(new Contract(size, Rule.DIOALIGN, alignment, alignment));
                }
            }
        }
        return contracts;
    }

    private static List<Shape> shapes(CaseSpec spec, Contract contract, EngineTraits engine) {
        Recipe recipe =
                new Recipe(contract, Boundaries.unknown(), engine, new SplittableRandom(1), new Scale(40, 1 << 20));
        List<Shape> shapes = new ArrayList<>();
        CaseBody.Planned body = (CaseBody.Planned) spec.body();
        for (Plan.Phase phase : body.plan().apply(recipe).phases()) {
            ShapeSource source = phase.shapes();
            while (source.hasNext()) {
                shapes.add(source.next());
            }
        }
        return shapes;
    }
}
