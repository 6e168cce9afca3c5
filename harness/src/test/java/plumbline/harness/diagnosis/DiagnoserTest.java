package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.diagnosis.DamageRun.Source;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments.Segment;

class DiagnoserTest {
    private static final int START = 8192;

    private final Pattern pattern = Pattern.ofSeed(1);
    private final Oracle oracle = new Oracle(pattern, 1 << 20, Initial.ZEROS);

    DiagnoserTest() {
        for (int generation = 1; generation <= 2; generation++) {
            int given = oracle.beginWrite(0, 1 << 20);
            oracle.endWrite(0, 1 << 20, given, Outcome.COMPLETE);
        }
    }

    @Test
    void shouldFindNothingWrongInWhatIsRight() {
        assertThat(diagnose(bytes -> {})).isEmpty();
    }

    @Test
    void shouldNameAFlippedBitAndItsByte() {
        assertThat(diagnose(bytes -> bytes[1003] ^= 0x20))
                .containsExactly(new DamageRun(START + 1003, 1, DamageClass.BITFLIP, null, null));
    }

    @Test
    void shouldNameAZeroedSector() {
        assertThat(diagnose(bytes -> Arrays.fill(bytes, 1024, 1536, (byte) 0)))
                .containsExactly(new DamageRun(START + 1024, 512, DamageClass.ZEROED, null, "logical block"));
    }

    @Test
    void shouldNameWhatWasNeverRead() {
        assertThat(diagnose(bytes -> Arrays.fill(bytes, 4096, 8192, Pattern.POISON)))
                .containsExactly(new DamageRun(START + 4096, 4096, DamageClass.UNTOUCHED, null, "segment"));
    }

    @Test
    void shouldNameTheGenerationOfAStaleSector() {
        assertThat(diagnose(bytes -> put(bytes, 512, 512, START + 512, 1)))
                .containsExactly(new DamageRun(
                        START + 512, 512, DamageClass.STALE, new Source(START + 512, 1, 0), "logical block"));
    }

    @Test
    void shouldNameTheOriginOfAMisplacedSector() {
        assertThat(diagnose(bytes -> put(bytes, 2048, 512, 100 * 512, 2)))
                .containsExactly(new DamageRun(
                        START + 2048,
                        512,
                        DamageClass.MISPLACED,
                        new Source(100 * 512, 2, START + 2048 - 100 * 512),
                        "logical block"));
    }

    @Test
    void shouldNameATornSector() {
        assertThat(diagnose(bytes -> put(bytes, 512, 200, START + 512, 1)))
                .containsExactly(new DamageRun(
                        START + 512, 200, DamageClass.TORN, new Source(START + 512, 1, 0), "logical block"));
    }

    @Test
    void shouldNameTheShiftOfABrokenBvecAtItsSegment() {
        // bugs of the brd family: 4096 bytes go down as 3328 + 768, and the second part lands 256 bytes early.
        List<DamageRun> runs = diagnose(bytes -> put(bytes, 4096, 768, START + 4096 + 256, 2));

        assertThat(runs)
                .containsExactly(new DamageRun(
                        START + 4096, 768, DamageClass.SHIFTED, new Source(START + 4096 + 256, 2, -256), "segment"));
    }

    @Test
    void shouldNameTheShiftOfAPageThatWentDownAs3328And768Bytes() {
        // The driver moves on by 3328 >> 9 sectors, so that the second piece is what lies at 3072.
        Consumer<byte[]> fault = bytes -> put(bytes, 3328, 768, START + 3072, 2);
        DamageRun shifted =
                new DamageRun(START + 3328, 768, DamageClass.SHIFTED, new Source(START + 3072, 2, 256), "segment");

        assertThat(diagnose(List.of(new Segment(768, 3328), new Segment(4096, 768)), fault))
                .containsExactly(shifted);
        assertThat(diagnose(List.of(new Segment(768, 4096)), fault))
                .extracting(DamageRun::what, DamageRun::origin, DamageRun::edge)
                .containsExactly(tuple(DamageClass.SHIFTED, shifted.origin(), "page"));
    }

    @Test
    void shouldNameAShiftThatIsNoMultipleOfAWord() {
        List<DamageRun> runs =
                diagnose(bytes -> System.arraycopy(whole(START + 1024 + 3, 509, 2), 0, bytes, 1024, 509));

        assertThat(runs.getFirst().what()).isEqualTo(DamageClass.SHIFTED);
        assertThat(runs.getFirst().origin()).isEqualTo(new Source(START + 1024 + 3, 2, -3));
    }

    @Test
    void shouldCallWhatNobodyWroteForeign() {
        assertThat(diagnose(bytes -> Arrays.fill(bytes, 512, 1024, (byte) 0x5A)))
                .singleElement()
                .satisfies(run -> assertThat(run.what()).isEqualTo(DamageClass.FOREIGN));
    }

    @Test
    void shouldTellMixturesApart() {
        assertThat(diagnose(bytes -> {
                    Arrays.fill(bytes, 512, 1024, (byte) 0);
                    put(bytes, 1024, 512, START + 1024, 1);
                    bytes[6000] ^= 1;
                }))
                .extracting(DamageRun::what)
                .containsExactly(DamageClass.ZEROED, DamageClass.STALE, DamageClass.BITFLIP);
    }

    private List<DamageRun> diagnose(Consumer<byte[]> fault) {
        return diagnose(List.of(new Segment(512, 4096), new Segment(8704, 4096)), fault);
    }

    private List<DamageRun> diagnose(List<Segment> segments, Consumer<byte[]> fault) {
        int length = (int) segments.stream().mapToLong(Segment::length).sum();
        byte[] bytes = whole(START, length, 2);
        fault.accept(bytes);
        long[] states = new long[length / 512];
        for (int i = 0; i < states.length; i++) {
            states[i] = oracle.legalNow(START / 512 + i);
        }
        RequestRecord request =
                new RequestRecord(1, Direction.READ, START, length, segments, BufferKind.ANONYMOUS, 0, 0);
        return new Diagnoser(oracle, TargetEdges.ofLogicalBlock(512), new RequestHistory())
                .diagnose(new Damage(START, bytes, states, START), request)
                .runs();
    }

    private void put(byte[] bytes, int at, int length, long origin, int generation) {
        System.arraycopy(whole(origin, length, generation), 0, bytes, at, length);
    }

    private byte[] whole(long offset, int length, int generation) {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < length; i++) {
            bytes.put(pattern.byteAt(offset + i, generation));
        }
        return bytes.array();
    }
}
