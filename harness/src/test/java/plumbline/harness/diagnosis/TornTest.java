package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write of eight sectors at 4096, over an older one of all, of which a part is not there. */
class TornTest {
    private final Scene scene = new Scene();

    TornTest() {
        scene.write(0, 1 << 16);
        scene.write(4096, 4096);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldCallAWriteTornWhoseEndIsMissing() {
        assertThat(whatIsStale(7168, 1024)).isEqualTo(DamageClass.TORN);
    }

    @Test
    void shouldCallAWriteTornWhoseStartIsMissing() {
        assertThat(whatIsStale(4096, 1024)).isEqualTo(DamageClass.TORN);
    }

    @Test
    void shouldCallWhatLacksItsMiddleStale() {
        assertThat(whatIsStale(5120, 1024)).isEqualTo(DamageClass.STALE);
    }

    @Test
    void shouldCallWhatIsMissingAltogetherStale() {
        assertThat(whatIsStale(4096, 4096)).isEqualTo(DamageClass.STALE);
    }

    @Test
    void shouldCallAPartOfASectorTornWhereverItIs() {
        assertThat(whatIsStale(5120, 200)).isEqualTo(DamageClass.TORN);
        assertThat(whatIsStale(5432, 200)).isEqualTo(DamageClass.TORN);
    }

    @Test
    void shouldJudgeByWhatWasReadOfTheWrite() {
        assertThat(whatIsStale(7168, 512, 4096, 3584)).isEqualTo(DamageClass.TORN);
        assertThat(whatIsStale(5120, 512, 5120, 1024)).isEqualTo(DamageClass.TORN);
        assertThat(whatIsStale(5120, 1024, 5120, 1024)).isEqualTo(DamageClass.STALE);
    }

    @Test
    void shouldAskForTheBytesOfTheSameWriteBesideIt() {
        assertThat(scene.diagnosis(scene.damage(4096 - 512, 512 + 4096 + 512, 1, bytes -> {}))
                        .runs())
                .singleElement()
                .satisfies(run -> assertThat(run.what()).isEqualTo(DamageClass.STALE));
    }

    private DamageClass whatIsStale(int at, int length) {
        return whatIsStale(at, length, 4096, 4096);
    }

    /** A read of a range in which some bytes are those of before. */
    private DamageClass whatIsStale(int at, int length, int start, int read) {
        Consumer<byte[]> fault = bytes -> System.arraycopy(Scene.written(at, length, 1), 0, bytes, at - start, length);
        return scene.diagnosis(scene.damage(start, read, 2, fault))
                .runs()
                .getFirst()
                .what();
    }
}
