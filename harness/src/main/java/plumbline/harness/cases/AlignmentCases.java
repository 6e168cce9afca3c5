package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** Address, offset and length on both sides of what the contract allows. */
final class AlignmentCases {
    private static final String BRD = "linux-block thread of 2019-08-20: bvecs that are not sector-aligned";

    private static final int DEPTH = 4;
    private static final int ROOM_UNITS = 16;

    private AlignmentCases() {}

    static List<CaseSpec> all() {
        return List.of(
                CaseSpec.of(
                                "align.address",
                                "an address on either side of the memory alignment moves the right bytes or is refused",
                                recipe -> plan(recipe, AlignmentCases::addresses))
                        .forBug(BRD),
                CaseSpec.of(
                        "align.offset",
                        "an offset on either side of the offset alignment moves the right bytes or is refused",
                        recipe -> plan(recipe, AlignmentCases::offsets)),
                CaseSpec.of(
                        "align.length",
                        "a length on either side of the offset alignment moves the right bytes or is refused",
                        recipe -> plan(recipe, AlignmentCases::lengths)));
    }

    /**
     * One geometry to be tried in both directions, near a place that is known to be legal.
     *
     * @param delta from that place, in bytes
     */
    private record Trial(long delta, long memoryOffset, long lengthBytes) {
        Shape at(long place) {
            return Shape.read(place + delta, Segments.single(memoryOffset, lengthBytes));
        }
    }

    /** The trials, each at a place of its own; one after the other where the target is too small for that. */
    private static Plan plan(Recipe recipe, Function<Recipe, List<Trial>> trials) {
        List<Trial> all = trials.apply(recipe);
        long unit = recipe.contract().unitBytes();
        long stride = recipe.contract().sizeBytes() / (all.size() + 1) / unit * unit;
        boolean apart = stride >= ROOM_UNITS * unit;
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            shapes.add(all.get(i).at(apart ? i * stride : recipe.randomOffset(ROOM_UNITS * unit)));
        }
        return Rounds.plan(recipe, apart ? DEPTH : 1, shapes);
    }

    private static List<Trial> addresses(Recipe recipe) {
        List<Trial> trials = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        for (long memory : around(recipe.contract().memoryBytes(), 4096)) {
            trials.add(new Trial(0, memory, unit));
            trials.add(new Trial(0, memory, 8 * unit));
        }
        return trials;
    }

    private static List<Trial> offsets(Recipe recipe) {
        List<Trial> trials = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        for (long delta : around(unit, 2 * unit)) {
            trials.add(new Trial(delta, recipe.randomMemoryOffset(), unit));
            trials.add(new Trial(delta, recipe.randomMemoryOffset(), 5 * unit));
        }
        return trials;
    }

    private static List<Trial> lengths(Recipe recipe) {
        List<Trial> trials = new ArrayList<>();
        long unit = recipe.contract().unitBytes();
        for (long delta : around(unit, 2 * unit)) {
            if (delta > 0) {
                trials.add(new Trial(0, recipe.randomMemoryOffset(), delta));
            }
            trials.add(new Trial(0, recipe.randomMemoryOffset(), 7 * unit + delta));
        }
        return trials;
    }

    /** The powers of two up to a limit and the numbers beside them, those around the alignment first of all. */
    private static SortedSet<Long> around(long alignment, long limit) {
        SortedSet<Long> numbers = new TreeSet<>(List.of(0L, alignment - 1, alignment, alignment + 1, alignment / 2));
        for (long power = 1; power < limit; power *= 2) {
            numbers.add(power);
            numbers.add(power - 1);
            numbers.add(power + 1);
        }
        numbers.removeIf(number -> number >= limit);
        return numbers;
    }
}
