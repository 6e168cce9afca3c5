package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.harness.diagnosis.DamageRun.Source;

/** A read of 4096 bytes at 4096; writes #1 and #2 were made before it, and a read #3. */
class SuspectsTest {
    private static final String WRITE = "most likely #2 write 1024@4608 of generation 2: ";

    private final Scene scene = new Scene();
    private final Suspects suspects = new Suspects(scene.history(), Scene.request(scene.damage(4096, new byte[4096])));

    SuspectsTest() {
        scene.write(0, 65_536);
        scene.write(4608, 1024);
        scene.read(0, 65_536);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** Who made a run of 512 bytes at 4608 what it is. */
    record Row(DamageClass what, @Nullable Source origin, String suspect) {}

    static Stream<Row> suspects() {
        String elsewhere = ": its bytes are here, or the read brought them";
        String read = "most likely the read itself: it brought another place's bytes";
        return Stream.of(
                new Row(DamageClass.UNTOUCHED, null, "most likely the read itself: it brought nothing there"),
                new Row(DamageClass.STALE, new Source(4608, 1, 0), WRITE + "its bytes are not there"),
                new Row(DamageClass.TORN, new Source(4608, 1, 0), WRITE + "its bytes are not there"),
                new Row(DamageClass.ZEROED, null, WRITE + "its bytes are zeros"),
                new Row(DamageClass.BITFLIP, null, WRITE + "or the read itself"),
                new Row(DamageClass.FOREIGN, null, WRITE + "or the read itself"),
                new Row(
                        DamageClass.MISPLACED,
                        new Source(5120, 2, -512),
                        "most likely #2 write 1024@4608 of generation 2" + elsewhere),
                new Row(
                        DamageClass.SHIFTED,
                        new Source(5100, 1, -492),
                        "most likely #1 write 65536@0 of generation 1" + elsewhere),
                new Row(DamageClass.MISPLACED, new Source(5120, 3, -512), read),
                new Row(DamageClass.MISPLACED, new Source(131_072, 1, -126_464), read),
                new Row(DamageClass.SHIFTED, null, ""));
    }

    @ParameterizedTest
    @MethodSource("suspects")
    void shouldNameTheRequestThatMostLikelyDidIt(Row row) {
        assertThat(suspects.describe(new DamageRun(4608, 512, row.what(), row.origin(), null)))
                .isEqualTo(row.suspect());
    }

    @Test
    void shouldSuspectTheReadWhenAllThatItBroughtIsFromElsewhere() {
        Source source = new Source(0, 1, 4096);
        String read = "most likely the read itself: it brought another place's bytes";

        assertThat(suspects.describe(new DamageRun(4096, 4096, DamageClass.MISPLACED, source, null)))
                .isEqualTo(read);
        assertThat(suspects.describe(new DamageRun(4096, 4095, DamageClass.MISPLACED, source, null)))
                .isNotEqualTo(read);
        assertThat(suspects.describe(new DamageRun(4095, 4096, DamageClass.MISPLACED, source, null)))
                .isNotEqualTo(read);
    }

    @Test
    void shouldNameNobodyWhereNobodyWrote() {
        assertThat(suspects.describe(DamageRun.of(65_536, 66_048, DamageClass.ZEROED)))
                .isEmpty();
        assertThat(suspects.lastWrite(65_536)).isEmpty();
        assertThat(suspects.lastWrite(65_535))
                .hasValueSatisfying(write -> assertThat(write.id()).isEqualTo(1));
    }

    @Test
    void shouldListWhoTouchedARunInTheOrderOfIssue() {
        assertThat(suspects.lines(DamageRun.of(4608, 5120, DamageClass.STALE)))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("#1 write 65536@0 of generation 1, issued .* ms before, answered 65536"),
                        line -> assertThat(line)
                                .matches("#2 write 1024@4608 of generation 2, issued .* ms before, answered 1024"),
                        line -> assertThat(line).matches("#3 read 65536@0, issued .* ms before, answered 65536"));
        assertThat(suspects.lines(DamageRun.of(0, 4608, DamageClass.STALE))).hasSize(2);
    }

    @Test
    void shouldListTheLastTwelveOfMany() {
        for (int i = 4; i <= 15; i++) {
            scene.read(0, 512);
        }
        List<String> lines = suspects.lines(DamageRun.of(0, 512, DamageClass.STALE));

        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst()).startsWith("#4 read 512@0, ");
        assertThat(lines.getLast()).startsWith("#15 read 512@0, ");
    }
}
