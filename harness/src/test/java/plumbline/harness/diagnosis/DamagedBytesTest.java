package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.Damage;
import plumbline.harness.oracle.Oracle.Outcome;

class DamagedBytesTest {
    private final Scene scene = new Scene();

    DamagedBytesTest() {
        scene.write(4096, 1024);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldHaveWhatWasKeptAndNothingBeside() {
        DamagedBytes bytes = bytesWithFlipsAt();

        assertThat(bytes.start()).isEqualTo(4100);
        assertThat(bytes.end()).isEqualTo(5100);
        assertThat(bytes.has(4099)).isFalse();
        assertThat(bytes.has(4100)).isTrue();
        assertThat(bytes.has(5099)).isTrue();
        assertThat(bytes.has(5100)).isFalse();
        assertThat(bytes.hasWord(4099)).isFalse();
        assertThat(bytes.hasWord(4100)).isTrue();
        assertThat(bytes.hasWord(5092)).isTrue();
        assertThat(bytes.hasWord(5093)).isFalse();
    }

    @Test
    void shouldShowWhatWasReadBesideWhatShouldHaveBeen() {
        DamagedBytes bytes = bytesWithFlipsAt(4112);

        assertThat(bytes.at(4112)).isEqualTo((byte) (Scene.PATTERN.byteAt(4112, 1) ^ 1));
        assertThat(bytes.wordAt(4112)).isEqualTo(Scene.PATTERN.word(4112, 1) ^ 1);
        assertThat(bytes.expected(4112)).isEqualTo(Scene.PATTERN.byteAt(4112, 1));
        assertThat(bytes.expectedWord(4119)).isEqualTo(Scene.PATTERN.word(4112, 1));
        assertThat(bytes.expected(4608)).isEqualTo(Scene.PATTERN.byteAt(4608, 1));
        assertThat(bytes.expectedWord(4615)).isEqualTo(Scene.PATTERN.word(4608, 1));
        assertThat(bytes.isKnown(4112)).isTrue();
    }

    @Test
    void shouldFindWhereWrongAndRightBegin() {
        DamagedBytes bytes = bytesWithFlipsAt(4111, 4112, 4113);

        assertThat(bytes.firstWrong(4100)).isEqualTo(4111);
        assertThat(bytes.firstWrong(4113)).isEqualTo(4113);
        assertThat(bytes.firstWrong(4114)).isEqualTo(5100);
        assertThat(bytes.firstRight(4111, 4200)).isEqualTo(4114);
        assertThat(bytes.firstRight(4111, 4113)).isEqualTo(4113);
        assertThat(bytes.firstRight(4110, 4200)).isEqualTo(4110);
    }

    @Test
    void shouldJudgeByTheWordWhereTwoWritesMayHaveLeftEither() {
        scene.oracle().beginWrite(4608, 512);
        DamagedBytes bytes = bytesWithFlipsAt(4620, 5096);

        assertThat(bytes.isKnown(4607)).isTrue();
        assertThat(bytes.isKnown(4608)).isFalse();
        assertThat(bytes.isRight(4608)).isTrue();
        assertThat(bytes.firstWrong(4100)).isEqualTo(4616);
        assertThat(bytes.isRight(4623)).isFalse();
        assertThat(bytes.firstWrong(4624)).isEqualTo(5100);
    }

    @Test
    void shouldCallAnythingRightWhereNothingCanBeSaid() {
        scene.oracle().forget(4608, 512);

        assertThat(bytesWithFlipsAt(4607, 4608, 5000).firstWrong(4608)).isEqualTo(5100);
        assertThat(bytesWithFlipsAt(4607, 4608, 5000).firstWrong(4100)).isEqualTo(4607);
    }

    @Test
    void shouldSayWhetherOtherBytesWouldHaveBeenRight() {
        Damage damage = damageWithFlipsAt(4111);

        assertThat(Diagnoser.wouldBeRight(damage, damage.actual(), scene.oracle()))
                .isFalse();
        assertThat(Diagnoser.wouldBeRight(damage, Scene.written(4100, 1000, 1), scene.oracle()))
                .isTrue();
        assertThat(Diagnoser.wouldBeRight(damage, damageWithFlipsAt(5099).actual(), scene.oracle()))
                .isFalse();
    }

    @Test
    void shouldAllowEitherOfWhatAFailedWriteMayHaveLeft() {
        int failed = scene.oracle().beginWrite(4608, 512);
        scene.oracle().endWrite(4608, 512, failed, Outcome.UNCERTAIN);
        Damage damage = damageWithFlipsAt();

        assertThat(Diagnoser.wouldBeRight(damage, damage.actual(), scene.oracle()))
                .isTrue();
        System.arraycopy(Scene.written(4608, 256, failed), 0, damage.actual(), 508, 256);
        assertThat(Diagnoser.wouldBeRight(damage, damage.actual(), scene.oracle()))
                .isTrue();
    }

    private DamagedBytes bytesWithFlipsAt(int... offsets) {
        return scene.bytes(damageWithFlipsAt(offsets));
    }

    /** 1000 bytes from 4100 on. */
    private Damage damageWithFlipsAt(int... offsets) {
        return scene.damage(4100, 1000, 1, bytes -> {
            for (int offset : offsets) {
                bytes[offset - 4100] ^= 1;
            }
        });
    }
}
