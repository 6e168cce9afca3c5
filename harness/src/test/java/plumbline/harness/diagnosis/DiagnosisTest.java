package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All that is said of a read of 4096 bytes at 4096. */
class DiagnosisTest {
    private final Scene scene = new Scene();

    DiagnosisTest() {
        scene.write(0, 65_536);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldSayAllThatThereIsToSay() {
        Diagnosis diagnosis = diagnosis(bytes -> bytes[5] ^= 0x10);

        assertThat(diagnosis.runs()).containsExactly(new DamageRun(4101, 1, DamageClass.BITFLIP, null, null));
        assertThat(diagnosis.suspect()).isEqualTo("most likely #1 write 65536@0 of generation 1: or the read itself");
        assertThat(diagnosis.history())
                .singleElement()
                .asString()
                .startsWith("#1 write 65536@0 of generation 1, issued ");
        assertThat(diagnosis.dump())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("0x0000001000 ")
                .endsWith("bitflip");
    }

    @Test
    void shouldSayNothingWhenNothingIsWrong() {
        assertThat(diagnosis(bytes -> {})).isEqualTo(Diagnosis.NOTHING);
    }

    @Test
    void shouldCallTwoBitsOfAWordFlippedAndThreeForeign() {
        assertThat(whats(bytes -> bytes[8] ^= 0x11)).containsExactly(DamageClass.BITFLIP);
        assertThat(whats(bytes -> bytes[8] ^= 0x13)).containsExactly(DamageClass.FOREIGN);
    }

    @Test
    void shouldNotGoOnForEver() {
        assertThat(whats(bytes -> flipEachSixteenth(bytes, 63))).hasSize(63);
        assertThat(whats(bytes -> flipEachSixteenth(bytes, 64))).hasSize(64);
        assertThat(whats(bytes -> flipEachSixteenth(bytes, 65))).hasSize(64);
    }

    private static void flipEachSixteenth(byte[] bytes, int times) {
        for (int i = 0; i < times; i++) {
            bytes[16 * i] ^= 1;
        }
    }

    @Test
    void shouldEndForeignBytesWhereAWordIsRightAgain() {
        assertThat(diagnosis(bytes -> garble(bytes, 21, 30)).runs())
                .containsExactly(DamageRun.of(4096 + 21, 4096 + 51, DamageClass.FOREIGN));
        assertThat(diagnosis(bytes -> garble(bytes, 4090, 6)).runs())
                .containsExactly(new DamageRun(4096 + 4090, 6, DamageClass.FOREIGN, null, "request"));
    }

    @Test
    void shouldEndForeignBytesWhereSomethingElseBegins() {
        assertThat(diagnosis(bytes -> {
                            garble(bytes, 16, 24);
                            bytes[40] ^= 1;
                        })
                        .runs())
                .containsExactly(
                        DamageRun.of(4096 + 16, 4096 + 40, DamageClass.FOREIGN),
                        DamageRun.of(4096 + 40, 4096 + 41, DamageClass.BITFLIP));
        assertThat(diagnosis(bytes -> {
                            garble(bytes, 16, 24);
                            Arrays.fill(bytes, 40, 80, (byte) 0);
                        })
                        .runs())
                .containsExactly(
                        DamageRun.of(4096 + 16, 4096 + 40, DamageClass.FOREIGN),
                        DamageRun.of(4096 + 40, 4096 + 80, DamageClass.ZEROED));
    }

    /** Bytes that differ from the right ones and from one another. */
    private static void garble(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            bytes[i] ^= (byte) (0x55 + 2 * i);
        }
    }

    private List<DamageClass> whats(Consumer<byte[]> fault) {
        return diagnosis(fault).runs().stream().map(DamageRun::what).toList();
    }

    private Diagnosis diagnosis(Consumer<byte[]> fault) {
        return scene.diagnosis(scene.damage(4096, 4096, 1, fault));
    }
}
