package plumbline.harness.plan;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.plan.Segments.Segment;

class SegmentsPropertyTest {
    @Test
    void shouldCoverEachByteOfTheTouchedPagesByASegmentOrAGapAndByNoTwoGaps() {
        qt().withFixedSeed(43).withExamples(300).forAll(segments()).check(segments -> {
            BitSet inSegments = new BitSet();
            segments.asList().forEach(segment -> set(inSegments, segment));
            BitSet inGaps = new BitSet();
            segments.gaps().forEach(gap -> set(inGaps, gap));
            long gapBytes = segments.gaps().stream().mapToLong(Segment::length).sum();
            long pagesBytes = Mapping.pagesUp(segments.footprintBytes());
            return !inSegments.intersects(inGaps)
                    && inGaps.cardinality() == gapBytes
                    && inSegments.cardinality() + gapBytes == pagesBytes
                    && inGaps.length() <= pagesBytes;
        });
    }

    @Test
    void shouldBeTheTwoPartsThatItIsCutInto() {
        qt().withFixedSeed(47)
                .withExamples(300)
                .forAll(segments(), integers().between(1, 5000))
                .assuming((segments, at) -> at < segments.totalBytes())
                .check((segments, at) -> {
                    List<Long> bytes = addresses(segments.upTo(at));
                    bytes.addAll(addresses(segments.from(at)));
                    return bytes.equals(addresses(segments));
                });
    }

    private static Gen<Segments> segments() {
        Gen<Segment> one = longs().between(0, 12_000).zip(longs().between(1, 3000), Segment::new);
        return lists().of(one).ofSizeBetween(1, 5).map(Segments::of);
    }

    private static void set(BitSet bytes, Segment segment) {
        bytes.set((int) segment.memoryOffset(), (int) (segment.memoryOffset() + segment.length()));
    }

    /** Of every byte, in the order of the file. */
    private static List<Long> addresses(Segments segments) {
        List<Long> all = new ArrayList<>();
        for (Segment segment : segments.asList()) {
            for (long i = 0; i < segment.length(); i++) {
                all.add(segment.memoryOffset() + i);
            }
        }
        return all;
    }
}
