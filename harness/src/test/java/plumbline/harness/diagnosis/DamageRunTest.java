package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.diagnosis.DamageRun.Source;

class DamageRunTest {
    private static final DamageRun RUN = DamageRun.of(4096, 4608, DamageClass.FOREIGN);

    /** What a run says of itself, when its bytes say where they belong. */
    record Row(DamageClass what, String sentence) {}

    static Stream<Row> sentences() {
        return Stream.of(
                new Row(DamageClass.UNTOUCHED, "512 bytes at 4096 are untouched"),
                new Row(DamageClass.ZEROED, "512 bytes at 4096 are zeroed"),
                new Row(DamageClass.STALE, "512 bytes at 4096 are stale: generation 7"),
                new Row(
                        DamageClass.MISPLACED,
                        "512 bytes at 4096 are misplaced: they belong to 3072 (moved by 1024), generation 7"),
                new Row(
                        DamageClass.SHIFTED,
                        "512 bytes at 4096 are shifted: they belong to 3072 (moved by 1024), generation 7"),
                new Row(DamageClass.TORN, "512 bytes at 4096 are torn: generation 7"),
                new Row(DamageClass.BITFLIP, "512 bytes at 4096 are bitflip"),
                new Row(DamageClass.FOREIGN, "512 bytes at 4096 are foreign"));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void shouldSayWhatHappened(Row row) {
        DamageRun run = new DamageRun(4096, 512, row.what(), new Source(3072, 7, 1024), null);

        assertThat(run.describe()).isEqualTo(row.sentence());
        assertThat(run.atEdge("chunk").describe()).isEqualTo(row.sentence() + ", at the edge of a chunk");
    }

    @Test
    void shouldSayLessWhenItsOriginIsUnknown() {
        assertThat(RUN.as(DamageClass.STALE).describe()).isEqualTo("512 bytes at 4096 are stale");
    }

    @Test
    void shouldChangeOnePartAndKeepTheRest() {
        Source source = new Source(3072, 7, 1024);
        DamageRun named = RUN.from(new Story.Written(Scene.PATTERN, 7, 1024)).atEdge("page");

        assertThat(named).isEqualTo(new DamageRun(4096, 512, DamageClass.FOREIGN, source, "page"));
        assertThat(named.as(DamageClass.TORN)).isEqualTo(new DamageRun(4096, 512, DamageClass.TORN, source, "page"));
        assertThat(named.from(new Story.Written(Scene.PATTERN, 8, -512)))
                .isEqualTo(new DamageRun(4096, 512, DamageClass.FOREIGN, new Source(4608, 8, -512), "page"));
        assertThat(named.end()).isEqualTo(4608);
    }
}
