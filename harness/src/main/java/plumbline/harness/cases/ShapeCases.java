package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.evidence.PathClaim;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Shape;

/** Shapes made of everything that the contract and the boundaries of the target make interesting. */
final class ShapeCases {
    private static final List<Integer> FEW = List.of(1, 2, 3, 8, 9);
    private static final List<Integer> MANY = List.of(255, 256, 257, 1024, 1);
    private static final long SHORT_BYTES = 128 << 10;
    private static final long LONG_BYTES = 8 << 20;
    /** How long a random shape is on the whole. */
    private static final long USUAL_BYTES = 32 << 10;

    private static final int DEPTH = 8;
    private static final int LONG_DEPTH = 2;
    private static final int RANDOM_DEPTH = 16;
    private static final Set<BufferKind> FAULTING = EnumSet.of(BufferKind.HOLE, BufferKind.READ_ONLY);
    private static final Set<BufferKind> CHANGING = EnumSet.of(BufferKind.CHANGING);
    private static final Set<BufferKind> PLAIN = EnumSet.of(BufferKind.ANONYMOUS);

    /** No two of its segments can share a bio's vector, and they are more than one has. */
    private static final Draft MORE_THAN_A_BIO = new Draft(
            257, Cut.EQUAL, Start.HALF_PAGE, Lay.OWN_PAGES, Size.VECTORS_MORE, Place.START, BufferKind.ANONYMOUS);

    private ShapeCases() {}

    static List<CaseSpec> all() {
        return List.of(
                CaseSpec.of(
                                "shapes.cover",
                                "each two of segment count, cut, place in the page, lay, length, place in the target"
                                        + " and kind of memory go together",
                                recipe -> Rounds.plan(recipe, DEPTH, cover(recipe)))
                        .forBug("linux-block threads of 2019-08-20 and 2022-03-10: bvecs below the sector, the page,"
                                + " the block"),
                CaseSpec.of(
                                "shapes.long",
                                "requests beyond what the queue takes, or a bio holds, are split where they may be",
                                recipe -> Rounds.plan(recipe, LONG_DEPTH, longOnes(recipe)))
                        .forBug("5.9/5.10: the wrong iovec when more than 8 segments go to a worker; splits within a"
                                + " bvec")
                        .claiming(PathClaim.SPLIT),
                CaseSpec.of(
                                "shapes.faulting",
                                "memory that is partly missing or read only gives EFAULT or a prefix of the right bytes",
                                recipe -> Rounds.plan(recipe, 1, odd(recipe, FAULTING)))
                        .withEngines(engine -> engine.traits().buffers().containsAll(FAULTING)),
                CaseSpec.of(
                                "shapes.changing",
                                "memory that changes while it is written does no harm to anything beside it",
                                recipe -> Rounds.mended(recipe, 1, odd(recipe, CHANGING)))
                        .forBug("968f19c5b1b7: a buffer that changes while it is being written")
                        .withEngines(engine -> engine.traits().buffers().containsAll(CHANGING)),
                CaseSpec.of(
                        "shapes.refused",
                        "a shape that breaks the contract in one way is refused with EINVAL, or moves the right bytes",
                        recipe -> Rounds.plan(recipe, 1, twisted(recipe))),
                CaseSpec.of(
                        "shapes.random",
                        "any shapes, sixteen at once and overlapping, bring nothing that was not written there",
                        ShapeCases::random));
    }

    private static List<Shape> cover(Recipe recipe) {
        EnumSet<BufferKind> buffers = EnumSet.copyOf(recipe.engine().buffers());
        buffers.removeAll(FAULTING);
        buffers.removeAll(CHANGING);
        Drafts drafts = new Drafts(FEW, Size.SHORT, buffers);
        return shapes(recipe, drafts.cover(), SHORT_BYTES, Long.MAX_VALUE);
    }

    private static List<Shape> odd(Recipe recipe, Set<BufferKind> kinds) {
        Drafts drafts = new Drafts(List.of(1, 3, 9), List.of(Size.PAGE_MORE, Size.PERIOD, Size.SIXTEEN_PAGES), kinds);
        return shapes(recipe, drafts.cover(), SHORT_BYTES, recipe.scale().bytes());
    }

    private static List<Shape> longOnes(Recipe recipe) {
        List<Draft> drafts = new ArrayList<>(List.of(MORE_THAN_A_BIO));
        drafts.addAll(new Drafts(MANY, Size.LONG, PLAIN).cover());
        return shapes(recipe, drafts, LONG_BYTES, recipe.scale().bytes());
    }

    /** The shapes of drafts, until they have so many bytes together. */
    private static List<Shape> shapes(Recipe recipe, Collection<Draft> drafts, long mostBytesEach, long mostBytes) {
        List<Shape> shapes = new ArrayList<>();
        long bytes = 0;
        for (Draft draft : drafts) {
            if (bytes < mostBytes) {
                draft.shape(recipe, mostBytesEach).ifPresent(shapes::add);
                bytes += shapes.isEmpty() ? 0 : shapes.getLast().lengthBytes();
            }
        }
        return shapes;
    }

    private static List<Shape> twisted(Recipe recipe) {
        Drafts drafts = new Drafts(List.of(1, 2, 9), List.of(Size.PAGE_MORE, Size.SIXTEEN_PAGES), PLAIN);
        List<Shape> shapes = new ArrayList<>();
        for (Twist twist : Twist.values()) {
            for (int count : drafts.counts()) {
                for (Size size : drafts.sizes()) {
                    new Draft(count, Cut.UNEQUAL, Start.PAGE, Lay.OWN_PAGES, size, Place.ANYWHERE, BufferKind.ANONYMOUS)
                            .shape(recipe, SHORT_BYTES)
                            .flatMap(shape -> twist.apply(shape, recipe.contract(), recipe.engine()))
                            .ifPresent(shapes::add);
                }
            }
        }
        return shapes;
    }

    static Plan random(Recipe recipe) {
        Drafts drafts = new Drafts(FEW, Size.SHORT, PLAIN);
        long count = Math.max(recipe.scale().requests(), recipe.scale().bytes() / USUAL_BYTES);
        return Plan.of(new Phase("random", RANDOM_DEPTH, new RandomShapes(recipe, drafts, SHORT_BYTES, count)));
    }
}
