package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.Segments.Segment;

class ShapeTest {
    private static final Segments SEGMENTS = Segments.of(List.of(new Segment(768, 3328), new Segment(4096, 768)));
    private static final Shape WHOLE = new Shape(Direction.WRITE, 512, SEGMENTS, BufferKind.THP, Set.of(RwFlag.DSYNC));

    @Test
    void shouldBePlainUnlessItIsToldOtherwise() {
        assertThat(Shape.read(512, SEGMENTS))
                .isEqualTo(new Shape(Direction.READ, 512, SEGMENTS, BufferKind.ANONYMOUS, Set.of()));
        assertThat(Shape.write(512, SEGMENTS).direction()).isEqualTo(Direction.WRITE);
        assertThat(WHOLE.lengthBytes()).isEqualTo(4096);
    }

    @Test
    void shouldEqualWhatHasTheSamePartsAlone() {
        Shape same = new Shape(Direction.WRITE, 512, SEGMENTS, BufferKind.THP, Set.of(RwFlag.DSYNC));
        assertThat(same).isEqualTo(WHOLE).hasSameHashCodeAs(WHOLE);
        assertThat(WHOLE)
                .isNotEqualTo(WHOLE.withDirection(Direction.READ))
                .isNotEqualTo(WHOLE.at(1024))
                .isNotEqualTo(WHOLE.upTo(512))
                .isNotEqualTo(WHOLE.withBuffer(BufferKind.ANONYMOUS))
                .isNotEqualTo(WHOLE.withFlags(Set.of()));
    }

    @Test
    void shouldRefuseAnOffsetBeforeTheTarget() {
        assertThat(Shape.read(0, SEGMENTS).offset()).isZero();
        assertThatThrownBy(() -> Shape.read(-1, SEGMENTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an offset must not be negative: offset=-1");
    }

    @Test
    void shouldChangeOnePartAndKeepTheRest() {
        Set<RwFlag> flags = WHOLE.flags();

        assertThat(WHOLE.at(0)).isEqualTo(new Shape(Direction.WRITE, 0, SEGMENTS, BufferKind.THP, flags));
        assertThat(WHOLE.withDirection(Direction.READ))
                .isEqualTo(new Shape(Direction.READ, 512, SEGMENTS, BufferKind.THP, flags));
        assertThat(WHOLE.withBuffer(BufferKind.FILE))
                .isEqualTo(new Shape(Direction.WRITE, 512, SEGMENTS, BufferKind.FILE, flags));
        assertThat(WHOLE.withFlags(Set.of()))
                .isEqualTo(new Shape(Direction.WRITE, 512, SEGMENTS, BufferKind.THP, Set.of()));
    }

    @Test
    void shouldBeCutBesideWhatItsPartsDo() {
        assertThat(WHOLE.upTo(3329)).hasToString("write 3329@512 [3328@768+1@4096] thp DSYNC");
        assertThat(WHOLE.from(3329)).hasToString("write 767@3841 [767@4097] thp DSYNC");
    }

    @Test
    void shouldNotChangeWithTheFlagsThatItWasMadeOf() {
        Set<RwFlag> flags = EnumSet.of(RwFlag.SYNC);
        Shape shape = WHOLE.withFlags(flags);
        flags.add(RwFlag.NOWAIT);

        assertThat(shape.flags()).containsExactly(RwFlag.SYNC);
        assertThatThrownBy(() -> shape.flags().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldNameOnlyWhatIsNotPlain() {
        assertThat(WHOLE).hasToString("write 4096@512 [3328@768+768@4096] thp DSYNC");
        assertThat(Shape.read(512, SEGMENTS)).hasToString("read 4096@512 [3328@768+768@4096]");
        assertThat(Shape.read(0, Segments.of(Collections.nCopies(9, new Segment(0, 512)))))
                .hasToString("read 4608@0 [512@0+512@0+512@0+512@0+512@0+512@0+512@0+512@0+… 9 segments]");
    }
}
