package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.PairCover;

/**
 * The drafts that can be made of some counts, sizes and kinds of memory.
 *
 * @param counts of segments
 * @param buffers kinds of memory
 */
record Drafts(List<Integer> counts, List<Size> sizes, List<BufferKind> buffers) {
    private static final Cut[] CUTS = Cut.values();
    private static final Start[] STARTS = Start.values();
    private static final Lay[] LAYS = Lay.values();
    private static final Place[] PLACES = Place.values();

    Drafts(List<Integer> counts, List<Size> sizes, Collection<BufferKind> buffers) {
        this(counts, sizes, buffers.stream().sorted().toList());
    }

    /** Drafts in which each two properties meet. */
    List<Draft> cover() {
        List<Draft> drafts = new ArrayList<>();
        for (int[] row : PairCover.of(
                counts.size(), CUTS.length, STARTS.length, LAYS.length, sizes.size(), PLACES.length, buffers.size())) {
            drafts.add(new Draft(
                    counts.get(row[0]),
                    CUTS[row[1]],
                    STARTS[row[2]],
                    LAYS[row[3]],
                    sizes.get(row[4]),
                    PLACES[row[5]],
                    buffers.get(row[6])));
        }
        return drafts;
    }

    /** Any draft. */
    Draft any(SplittableRandom random) {
        return new Draft(
                counts.get(random.nextInt(counts.size())),
                CUTS[random.nextInt(CUTS.length)],
                STARTS[random.nextInt(STARTS.length)],
                LAYS[random.nextInt(LAYS.length)],
                sizes.get(random.nextInt(sizes.size())),
                PLACES[random.nextInt(PLACES.length)],
                buffers.get(random.nextInt(buffers.size())));
    }
}
