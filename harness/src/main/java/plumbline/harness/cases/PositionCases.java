package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/** Reads and writes at the descriptor's own position. */
final class PositionCases {
    private static final byte FIRST = 0x11;
    private static final byte SECOND = 0x22;

    private PositionCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "position.direct",
                        "a direct write moves the file's position on by what it wrote",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        PositionCases::twoWrites)
                .forBug("6.1.64: 91562895f803 without 936e114a245b, ext4 (generic/737)")
                .withEngines(EngineSpec.of(EngineKind.PREAD)::equals));
    }

    /** Two blocks written one behind the other; what was there is put back. */
    private static void twoWrites(Exercise exercise) {
        long unit = Math.max(4096, exercise.recipe().contract().unitBytes());
        Answers.demandRoom(exercise, 2 * unit);
        Fd target = Fd.open(exercise.stack().target().path(), OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
        try (target;
                AlignedBuffer original = AlignedBuffer.ofAtLeast(2 * unit);
                AlignedBuffer bytes = AlignedBuffer.ofAtLeast(2 * unit)) {
            moved(target, FileCalls.pread(target, original.address(), 2 * unit, 0), 2 * unit);
            write(target, bytes, FIRST, unit);
            write(target, bytes, SECOND, unit);
            moved(target, FileCalls.pread(target, bytes.address(), 2 * unit, 0), 2 * unit);
            expect(exercise, bytes.body().asSlice(0, unit), FIRST, 0);
            expect(exercise, bytes.body().asSlice(unit, unit), SECOND, unit);
            moved(target, FileCalls.pwrite(target, original.address(), 2 * unit, 0), 2 * unit);
            exercise.moved(5, 8 * unit);
        }
    }

    private static void write(Fd target, AlignedBuffer bytes, byte value, long length) {
        bytes.body().asSlice(0, length).fill(value);
        moved(target, FileCalls.write(target, bytes.address(), length), length);
    }

    private static void moved(Fd target, long result, long length) {
        RefusedException.demandWhole("read or write of " + length, target.name(), result, length);
    }

    private static void expect(Exercise exercise, MemorySegment bytes, byte value, long offset) {
        for (long at = 0; at < bytes.byteSize(); at++) {
            byte found = bytes.get(ValueLayout.JAVA_BYTE, at);
            if (found != value) {
                exercise.found(Finding.of(
                        FindingKind.WRONG_DATA,
                        "after two direct writes of " + bytes.byteSize() + " bytes at the file's position, byte "
                                + (offset + at) + " is " + found + " instead of " + value));
                return;
            }
        }
    }
}
