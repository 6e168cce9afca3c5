package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.diagnosis.DamageRun.Source;

/** The target is zeros, and what was read counts up. */
class HexDumpTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldShowTheRowsOfARunBesideWhatWasExpected() {
        DamageRun run = new DamageRun(4102, 12, DamageClass.SHIFTED, new Source(4070, 3, 32), null);

        assertThat(String.join("\n", dump(4099, 40, List.of(run)))).isEqualTo("""
                offset        read                                  expected
                0x0000001000        00 01020304 05060708 090a0b0c         00 00000000 00000000 00000000  shifted: 0xfe6 of generation 3
                0x0000001010  0d0e0f10 11121314 15161718 191a1b1c   00000000 00000000 00000000 00000000  shifted: 0xff0 of generation 3""");
    }

    @Test
    void shouldLeaveOutTheMiddleOfALongRun() {
        assertThat(String.join("\n", dump(4096, 80, List.of(foreign(4096, 80)))))
                .isEqualTo("""
                offset        read                                  expected
                0x0000001000  00010203 04050607 08090a0b 0c0d0e0f   00000000 00000000 00000000 00000000  foreign
                0x0000001010  10111213 14151617 18191a1b 1c1d1e1f   00000000 00000000 00000000 00000000  foreign
                … 2 rows like them
                0x0000001040  40414243 44454647 48494a4b 4c4d4e4f   00000000 00000000 00000000 00000000  foreign""");
    }

    @Test
    void shouldShowThreeRowsWhole() {
        assertThat(dump(4096, 64, List.of(foreign(4096, 48)))).hasSize(4).noneMatch(line -> line.startsWith("…"));
        assertThat(dump(4096, 64, List.of(foreign(4096, 49)))).hasSize(5).contains("… 1 rows like them");
        assertThat(dump(4096, 64, List.of(foreign(4111, 2)))).hasSize(3);
    }

    @Test
    void shouldNotGuessWhatWasExpectedWhereSeveralContentsAreLegal() {
        scene.oracle().beginWrite(4096, 512);

        assertThat(dump(4096, 18, List.of(foreign(4112, 2))).getLast())
                .isEqualTo("0x0000001010  1011                                  ????"
                        + "                                 foreign");
    }

    @Test
    void shouldEndWithTheNumberOfRunsThatDoNotFit() {
        List<DamageRun> runs = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            runs.add(foreign(4096 + 16L * i, 16));
        }
        assertThat(dump(4096, 512, runs)).hasSize(24).last().asString().startsWith("0x0000001160  60616263");

        runs.add(foreign(4096 + 16 * 23, 16));
        runs.add(foreign(4096 + 16 * 24, 16));
        assertThat(dump(4096, 512, runs)).hasSize(25).last().isEqualTo("… and 2 runs more");
    }

    private List<String> dump(long offset, int lengthBytes, List<DamageRun> runs) {
        byte[] counted = new byte[lengthBytes];
        IntStream.range(0, lengthBytes).forEach(i -> counted[i] = (byte) i);
        return new HexDump(scene.bytes(scene.damage(offset, counted))).lines(runs);
    }

    private static DamageRun foreign(long offset, long length) {
        return new DamageRun(offset, length, DamageClass.FOREIGN, null, null);
    }
}
