package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.diagnosis.StoryTeller.Told;
import plumbline.harness.pattern.Pattern;

class StoryTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldNameWhatAWriteLeftByHowFarItMoved() {
        assertThat(new Story.Written(Scene.PATTERN, 1, 0).what()).isEqualTo(DamageClass.STALE);
        assertThat(new Story.Written(Scene.PATTERN, 1, -1024).what()).isEqualTo(DamageClass.MISPLACED);
        assertThat(new Story.Written(Scene.PATTERN, 1, 511).what()).isEqualTo(DamageClass.SHIFTED);
    }

    @Test
    void shouldTellEachByte() {
        assertThat(new Story.Written(Scene.PATTERN, 3, 512).at(4100)).isEqualTo(Scene.PATTERN.byteAt(3588, 3));
        assertThat(Story.Constant.ZEROED.at(4100)).isZero();
        assertThat(Story.Constant.UNTOUCHED.at(4100)).isEqualTo(Pattern.POISON);
    }

    @Test
    void shouldRoundToTheGreatestPowerOfTwoInARange() {
        assertThat(StoryTeller.roundest(4095, 4097)).isEqualTo(4096);
        assertThat(StoryTeller.roundest(4096, 4096)).isEqualTo(4096);
        assertThat(StoryTeller.roundest(4097, 4099)).isEqualTo(4098);
        assertThat(StoryTeller.roundest(4097, 4097)).isEqualTo(4097);
        assertThat(StoryTeller.roundest(0, 4097)).isZero();
    }

    @Test
    void shouldStayWithinTheRangeAndBeAsRoundAsAnyOfIt() {
        qt().withFixedSeed(59)
                .withExamples(300)
                .forAll(longs().between(1, 5000), longs().between(0, 600))
                .check((from, more) -> {
                    long found = StoryTeller.roundest(from, from + more);
                    for (long other = from; other <= from + more; other++) {
                        if (Long.numberOfTrailingZeros(other) > Long.numberOfTrailingZeros(found)) {
                            return false;
                        }
                    }
                    return found >= from && found <= from + more;
                });
    }

    @Test
    void shouldBelieveAConstantOfFourBytesAndNoFewer() {
        scene.write(4096, 512);

        assertThat(told(4)).contains(new Told(Story.Constant.ZEROED, 4112, 4116));
        assertThat(told(3)).isEmpty();
    }

    private Optional<Told> told(int zeros) {
        DamagedBytes bytes = scene.bytes(scene.damage(4096, 512, 1, all -> {
            for (int i = 0; i < zeros; i++) {
                all[16 + i] = 0;
            }
        }));
        return new StoryTeller(bytes, scene.oracle()).from(4112);
    }

    @Test
    void shouldBelieveAWriteByAWordAndTwoBytesMore() {
        scene.write(4096, 512);
        scene.write(4096, 512);

        assertThat(toldOfStale(10)).contains(new Told(new Story.Written(Scene.PATTERN, 1, 0), 4112, 4122));
        assertThat(toldOfStale(9)).isEmpty();
    }

    private Optional<Told> toldOfStale(int length) {
        DamagedBytes bytes = scene.bytes(scene.damage(
                4096, 512, 2, all -> System.arraycopy(Scene.written(4112, length, 1), 0, all, 16, length)));
        return new StoryTeller(bytes, scene.oracle()).from(4112);
    }
}
