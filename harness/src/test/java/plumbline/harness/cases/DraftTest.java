package plumbline.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Boundaries.End;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Any draft, under any contract. */
class DraftTest {
    private static final long MOST_BYTES = 1 << 20;
    private static final Drafts DRAFTS =
            new Drafts(List.of(1, 2, 3, 8, 9, 255), List.of(Size.values()), EnumSet.allOf(BufferKind.class));

    /** A target: alignments as powers of two, a size in units. */
    private static Gen<Contract> contracts() {
        return integers()
                .between(0, 12)
                .zip(integers().between(9, 16), integers().between(64, 5000), (memory, unit, units) -> {
                    Alignment alignment = new Alignment(1L << memory, 1L << unit);
                    return new Contract((long) units << unit, Rule.DIOALIGN, alignment, alignment);
                });
    }

    @Test
    void shouldBeLegalAndStayInItsBufferWhateverTheContract() {
        qt().withFixedSeed(42)
                .withExamples(3000)
                .forAll(contracts(), longs().all())
                .checkAssert((contract, seed) -> {
                    Recipe recipe = recipe(contract, seed);
                    Draft draft = DRAFTS.any(recipe.random());

                    draft.shape(recipe, MOST_BYTES).ifPresent(shape -> {
                        assertThat(contract.isLegal(shape)).as(shape.toString()).isTrue();
                        assertThat(shape.segments().footprintBytes()).isLessThanOrEqualTo(MOST_BYTES);
                        assertThat(shape.buffer()).isEqualTo(draft.buffer());
                        if (draft.place().isInside()) {
                            assertThat(shape.offset() + shape.lengthBytes()).isLessThanOrEqualTo(contract.sizeBytes());
                        }
                    });
                });
    }

    @Test
    void shouldBeTheSameFromTheSameSeed() {
        qt().withFixedSeed(43)
                .withExamples(300)
                .forAll(contracts(), longs().all())
                .check((contract, seed) -> {
                    Optional<Shape> one =
                            DRAFTS.any(new SplittableRandom(seed)).shape(recipe(contract, seed), MOST_BYTES);
                    Optional<Shape> other =
                            DRAFTS.any(new SplittableRandom(seed)).shape(recipe(contract, seed), MOST_BYTES);
                    return one.equals(other);
                });
    }

    @Test
    void shouldBreakTheContractWhenTwisted() {
        qt().withFixedSeed(44)
                .withExamples(2000)
                .forAll(contracts(), longs().all())
                .checkAssert((contract, seed) -> {
                    Recipe recipe = recipe(contract, seed);
                    Draft draft = DRAFTS.any(recipe.random());
                    for (Twist twist : Twist.values()) {
                        draft.shape(recipe, MOST_BYTES)
                                .flatMap(shape -> twist.apply(shape, contract, recipe.engine()))
                                .ifPresent(shape -> assertThat(contract.isLegal(shape) && contract.memoryBytes() > 1)
                                        .as(twist + " " + shape)
                                        .isFalse());
                    }
                });
    }

    @Test
    void shouldMakeTheSplitThatBrdGotWrong() {
        Alignment bytes = new Alignment(4, 512);
        Recipe recipe = recipe(new Contract(1 << 20, Rule.DIOALIGN, bytes, bytes), 1);

        Draft draft = new Draft(
                1, Cut.EQUAL, Start.SECTOR_AND_HALF, Lay.ADJACENT, Size.PAGE, Place.START, BufferKind.ANONYMOUS);

        assertThat(draft.shape(recipe, MOST_BYTES)).contains(Shape.read(0, Segments.single(768, 4096)));
    }

    private static Recipe recipe(Contract contract, long seed) {
        Boundaries boundaries = new Boundaries(1 << 18, List.of(65536L, 4096L), List.of(), End.FIXED);
        return new Recipe(
                contract,
                boundaries,
                EngineSpec.of(EngineKind.VECTOR).traits(),
                new SplittableRandom(seed),
                new Scale(10, 1 << 20));
    }
}
