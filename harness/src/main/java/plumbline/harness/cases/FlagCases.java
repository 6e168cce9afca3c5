package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Shape;

/** Requests with the flags of preadv2(2). */
final class FlagCases {
    /** RWF_APPEND is not among them: it puts the bytes elsewhere. */
    private static final Set<RwFlag> FLAGS = EnumSet.complementOf(EnumSet.of(RwFlag.APPEND));

    private static final List<Size> SIZES = List.of(Size.UNIT, Size.SIXTEEN_PAGES, Size.VECTORS_MORE);
    private static final List<Size> SHORT = SIZES.subList(0, 2);
    private static final long MOST_BYTES = 4 << 20;
    private static final int DEPTH = 4;

    private FlagCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.of(
                        "flags.each",
                        "each flag of a request is obeyed or refused, and the bytes are right either way",
                        FlagCases::plan)
                .forBug("liburing#766, #1175, #1269: a split NOWAIT bio of which a part was done answers EAGAIN")
                .withEngines(engine -> !engine.traits().flags().isEmpty()));
    }

    private static Plan plan(Recipe recipe) {
        List<Shape> shapes = new ArrayList<>();
        for (RwFlag flag : FLAGS) {
            for (Size size : recipe.scale().bytes() < MOST_BYTES ? SHORT : SIZES) {
                for (int count : new int[] {1, 256}) {
                    new Draft(count, Cut.EQUAL, Start.PAGE, Lay.ADJACENT, size, Place.ANYWHERE, BufferKind.ANONYMOUS)
                            .shape(recipe, MOST_BYTES)
                            .map(shape -> shape.withFlags(EnumSet.of(flag)))
                            .ifPresent(shapes::add);
                }
            }
        }
        return Rounds.plan(recipe, DEPTH, shapes);
    }
}
