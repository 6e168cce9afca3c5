package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.Plan.Phase;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;

/** Requests split into unequal segments. */
final class SegmentCases {
    private static final List<Integer> COUNTS = List.of(2, 3, 8, 9, 64, 255, 256, 257);
    private static final long PAGE = 4096;

    private SegmentCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.of(
                        "segments.unequal",
                        "a request in unequal segments, scattered over memory, moves each byte to its place",
                        SegmentCases::unequal)
                .forBug("5.1 to c9c9762d4d44: the gap check looks at the wrong bvec")
                .vectored());
    }

    private static Plan unequal(Recipe recipe) {
        List<Shape> writes = new ArrayList<>();
        List<Shape> reads = new ArrayList<>();
        int rounds = Math.max(1, recipe.scale().requests() / (2 * COUNTS.size()));
        for (int round = 0; round < rounds; round++) {
            for (int count : COUNTS) {
                Segments segments = split(recipe, count);
                if (segments.totalBytes() <= recipe.contract().sizeBytes()) {
                    long offset = recipe.randomOffset(segments.totalBytes());
                    writes.add(Shape.write(offset, segments));
                    reads.add(Shape.read(offset, segments));
                }
            }
        }
        return Plan.of(Phase.of("write", 4, writes), Phase.of("read", 4, reads));
    }

    /** So many segments of one to four units, each at a random legal place of pages of its own, in random order. */
    private static Segments split(Recipe recipe, int count) {
        long unit = recipe.contract().unitBytes();
        List<Segment> segments = new ArrayList<>();
        long page = 0;
        for (int i = 0; i < count; i++) {
            long length = unit * recipe.random().nextLong(1, 5);
            long memoryOffset = page + recipe.randomMemoryOffset();
            segments.add(new Segment(memoryOffset, length));
            page = (memoryOffset + length + PAGE - 1) / PAGE * PAGE;
        }
        Collections.shuffle(segments, new Random(recipe.random().nextLong()));
        return Segments.of(segments);
    }
}
