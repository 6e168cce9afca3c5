package plumbline.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.plan.Extent;
import plumbline.harness.plan.Shape;
import plumbline.harness.plan.ShapeSource;

class RequestsTest {
    private static final long RANGE = 1L << 40;
    private static final long MOVED = 1 << 20;

    private static Requests requests(Mix mix, Extent range, Workload.Places places) {
        return new Requests(
                new Workload(
                        mix,
                        mix.readPercent(),
                        range,
                        new Workload.Blocks(512, 4096),
                        new Workload.Pace(1, 1, 2, MOVED, Optional.empty(), places),
                        new Workload.Flushing(0, Set.of(RwFlag.DSYNC)),
                        Workload.Content.OURS,
                        7),
                512,
                3);
    }

    private static List<Shape> all(ShapeSource source) {
        List<Shape> shapes = new ArrayList<>();
        while (source.hasNext()) {
            shapes.add(source.next());
        }
        return shapes;
    }

    private static List<Shape> asReads(List<Shape> shapes) {
        return shapes.stream()
                .map(shape -> Shape.read(shape.offset(), shape.segments()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Workload.Places.class)
    void shouldBeReadAgainWhereTheyWere(Workload.Places places) {
        Requests requests = requests(Mix.RANDRW, new Extent(4096, RANGE), places);
        List<Shape> shapes = all(requests);

        assertThat(shapes.stream().mapToLong(Shape::lengthBytes).sum()).isBetween(MOVED, MOVED + 4095);
        assertThat(requests.wereEverywhere()).isFalse();
        assertThat(all(requests.again())).isEqualTo(asReads(shapes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17})
    void shouldBeReadAgainAsFarAsTheyCame(int issued) {
        Requests requests = requests(Mix.WRITE, new Extent(0, RANGE), Workload.Places.EACH_ONCE);
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < issued; i++) {
            shapes.add(requests.next());
        }

        assertThat(requests.again().count()).isEqualTo(issued);
        assertThat(all(requests.again())).isEqualTo(asReads(shapes));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mix.class,
            names = {"WRITE", "RANDWRITE"})
    void shouldKnowWhenTheyWereEverywhere(Mix mix) {
        Requests requests = requests(mix, new Extent(0, 64 << 10), Workload.Places.EACH_ONCE);
        long covered = 0;
        while (!requests.wereEverywhere()) {
            covered += requests.next().lengthBytes();
        }

        assertThat(covered).isBetween(mix == Mix.WRITE ? 64L << 10 : 16 * 512, 64L << 10);
        all(requests);
        assertThat(requests.wereEverywhere()).isTrue();
    }
}
