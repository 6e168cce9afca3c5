package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quicktheories.core.Gen;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.Segments.Segment;

class ShapeTextTest {
    @Test
    void shouldReadBackWhateverItWrites() {
        qt().withFixedSeed(53)
                .withExamples(300)
                .forAll(shapes())
                .check(shape -> ShapeText.parse(ShapeText.of(shape)).equals(shape));
    }

    @Test
    void shouldNameEverySegmentAndEveryWord() {
        Shape shape = Shape.write(512, Segments.of(Collections.nCopies(9, new Segment(768, 8))))
                .withBuffer(BufferKind.READ_ONLY)
                .withFlags(EnumSet.of(RwFlag.NOWAIT, RwFlag.DSYNC));

        assertThat(ShapeText.of(shape))
                .isEqualTo("write 72@512 [8@768+8@768+8@768+8@768+8@768+8@768+8@768+8@768+8@768]"
                        + " read-only DSYNC NOWAIT");
        assertThat(ShapeText.of(Shape.read(0, Segments.single(0, 512)))).isEqualTo("read 512@0 [512@0]");
    }

    @Test
    void shouldReadAsMuchAsARequestMayHave() {
        assertThat(ShapeText.parse("read 4294967296@0 [4294967296@0]").lengthBytes())
                .isEqualTo(1L << 32);
        assertThat(ShapeText.parse("read 65536@0 [" + String.join("+", Collections.nCopies(1 << 16, "1@0")) + "]")
                        .segments()
                        .count())
                .isEqualTo(1 << 16);
    }

    /** A text that is no shape, and why. */
    record Row(String text, String message) {}

    static Stream<Row> wrong() {
        String form = "a request is DIRECTION LENGTH@OFFSET [LENGTH@ADDRESS+…] and words: ";
        String bounds = "a request has at most 65536 segments within 4294967296 bytes: ";
        return Stream.of(
                new Row("", form),
                new Row("move 1@0 [1@0]", form + "move 1@0 [1@0]"),
                new Row("read 1@0 [1@0] ", form + "read 1@0 [1@0] "),
                new Row("read 0@0 []", "a segment is LENGTH@ADDRESS: "),
                new Row("read 1@0 [1@0+]", "a segment is LENGTH@ADDRESS: "),
                new Row("read 1@0 [1@0@0]", "a segment is LENGTH@ADDRESS: 1@0@0"),
                new Row("read 2@0 [1@0]", "a request is as long as its segments together: length=2, segments=1"),
                new Row("read 9223372036854775808@0 [1@0]", "a number must fit into 63 bits: 9223372036854775808"),
                new Row("read 4294967297@0 [4294967297@0]", bounds + "segments=1, bytes=4294967297"),
                new Row("read 1@0 [1@4294967296]", bounds + "segments=1, bytes=4294967297"),
                new Row("read 4294967297@0 [4294967296@0+1@0]", bounds + "segments=2, bytes=4294967297"),
                new Row(
                        "read 65537@0 [" + String.join("+", Collections.nCopies(65_537, "1@0")) + "]",
                        bounds + "segments=65537, bytes=65537"),
                new Row(
                        "read 1@0 [1@0] THP",
                        "a request has no word THP (known: anonymous, thp, hugetlb, shared, file, target,"
                                + " repeated, hole, read-only, changing, HIPRI, DSYNC, SYNC, NOWAIT, APPEND, NOAPPEND, ATOMIC, DONTCACHE)"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldSayTheRuleThatATextBreaks(Row row) {
        assertThatThrownBy(() -> ShapeText.parse(row.text()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(row.message());
    }

    private static Gen<Shape> shapes() {
        Gen<Segment> one = longs().between(0, 1 << 20).zip(longs().between(0, 1 << 20), Segment::new);
        Gen<Segments> segments = lists().of(one).ofSizeBetween(1, 20).map(Segments::of);
        Gen<List<RwFlag>> flags =
                lists().of(arbitrary().enumValues(RwFlag.class)).ofSizeBetween(0, 3);
        Gen<Shape> plain =
                arbitrary().enumValues(Direction.class).zip(longs().between(0, Long.MAX_VALUE), segments, Shape::new);
        return plain.zip(arbitrary().enumValues(BufferKind.class), Shape::withBuffer)
                .zip(
                        flags,
                        (shape, list) ->
                                shape.withFlags(list.isEmpty() ? EnumSet.noneOf(RwFlag.class) : EnumSet.copyOf(list)));
    }
}
