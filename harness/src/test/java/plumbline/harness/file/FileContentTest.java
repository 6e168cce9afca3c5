package plumbline.harness.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.pattern.Origin;

class FileContentTest {
    private static byte[] filled(FileContent content, long offset, long length, long number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(length);
            FileOp op = FileOp.of(OpKind.WRITE, offset, length, EngineSpec.of(EngineKind.PREAD));
            content.fill(memory, 0, op, number);
            return memory.toArray(ValueLayout.JAVA_BYTE);
        }
    }

    @Test
    void shouldWriteWhatFsxWrites() {
        // random(3) of seed 1 begins with these, as every C library of Linux has it.
        List<Integer> random = List.of(1804289383, 846930886, 1681692777, 1714636915);

        assertThat(filled(FileContent.ofFsx(1, 64), 0, 4, 300))
                .containsExactly(44, (byte) (44 + random.get(1)), 44, (byte) (44 + random.get(3)));
        assertThat(filled(FileContent.ofFsx(1, 64), 2, 2, 0)).containsExactly(0, (byte) (int) random.get(3));
    }

    @Test
    void shouldTellTheOperationAndThePlaceOfEachWord() {
        FileContent content = FileContent.telling(7);
        byte[] bytes = filled(content, 4096, 16, 1_000_000);

        long word = MemorySegment.ofArray(bytes).get(ValueLayout.JAVA_LONG_UNALIGNED, 8);
        assertThat(content.decode(word)).hasValue(new Origin(4104, 1_000_000));
    }

    @Test
    void shouldWriteOneByteEverywhere() {
        assertThat(filled(FileContent.constant((byte) 'x'), 5, 3, 9)).containsExactly('x', 'x', 'x');
    }
}
