package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import plumbline.bindings.sys.Allocation;

/** The shadow beside an array of bytes to which the same is done in the plainest way. */
class FileShadowTest {
    private static final int MOST = 64 << 10;

    private byte[] model = new byte[0];

    private static byte[] content(FileShadow shadow) {
        return shadow.bytes().asSlice(0, shadow.sizeBytes()).toArray(ValueLayout.JAVA_BYTE);
    }

    private void splice(int offset, int removed, byte[] put) {
        byte[] whole = new byte[model.length - removed + put.length];
        System.arraycopy(model, 0, whole, 0, offset);
        System.arraycopy(put, 0, whole, offset, put.length);
        System.arraycopy(model, offset + removed, whole, offset + put.length, model.length - offset - removed);
        model = whole;
    }

    @Test
    void shouldHoldWhatAFileHoldsAfterAnySequence() {
        SplittableRandom random = new SplittableRandom(42);
        try (FileShadow shadow = new FileShadow(2 * MOST)) {
            for (int i = 0; i < 5000; i++) {
                step(shadow, random, i);
                assertThat(Arrays.equals(content(shadow), model))
                        .as("step " + i)
                        .isTrue();
            }
        }
    }

    private void step(FileShadow shadow, SplittableRandom random, int number) {
        int offset = model.length == 0 ? 0 : random.nextInt(model.length);
        int length = random.nextInt(1, 5000);
        int inside = Math.min(length, model.length - offset);
        switch (random.nextInt(6)) {
            case 0 -> {
                byte[] bytes = new byte[length];
                Arrays.fill(bytes, (byte) number);
                shadow.put(offset, bytes);
                model = Arrays.copyOf(model, Math.max(model.length, offset + length));
                System.arraycopy(bytes, 0, model, offset, length);
            }
            case 1 -> {
                int size = random.nextInt(MOST);
                shadow.truncate(size);
                model = Arrays.copyOf(model, size);
            }
            case 2 -> {
                shadow.allocated(Allocation.PUNCH_HOLE, offset, length);
                Arrays.fill(model, offset, offset + inside, (byte) 0);
            }
            case 3 -> {
                shadow.allocated(Allocation.COLLAPSE_RANGE, offset, inside);
                splice(offset, inside, new byte[0]);
            }
            case 4 -> {
                int room = Math.min(length, MOST - Math.min(MOST, model.length));
                shadow.allocated(Allocation.INSERT_RANGE, offset, room);
                splice(offset, 0, new byte[room]);
            }
            default -> {
                int to = model.length;
                shadow.copy(offset, to, inside);
                splice(to, 0, Arrays.copyOfRange(model, offset, offset + inside));
            }
        }
    }

    @Test
    void shouldAllowAnythingWhereItIsInDoubtAndMoveTheDoubtAlong() {
        try (FileShadow shadow = new FileShadow(MOST)) {
            shadow.put(0, new byte[100]);
            shadow.doubt(10, 20);
            shadow.insert(0, 50);

            assertThat(shadow.doubt()).hasToString("60–79");
            try (FileShadow other = new FileShadow(MOST)) {
                byte[] bytes = new byte[150];
                Arrays.fill(bytes, 60, 80, (byte) 7);
                other.put(0, bytes);
                assertThat(shadow.firstWrong(other.bytes(), 0, 0, 150)).isEmpty();
                other.put(80, new byte[] {7});
                assertThat(shadow.firstWrong(other.bytes(), 0, 0, 150)).hasValue(80);
            }
        }
    }
}
