package plumbline.harness.file;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.FileCalls;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;

/** Reads and writes of a file by any engine, each byte of each judged, the memory around them too. */
final class Transfers {
    private static final long HANG_SECONDS = 30;

    private final Workbench bench;
    private long answer;

    private final CompletionSink sink = new CompletionSink() {
        @Override
        public void completed(IoSlot slot, long result) {
            answer = result;
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new IllegalStateException("a completion came that nobody asked for: request " + requestId);
        }
    };

    Transfers(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Carries out a read or a write.
     *
     * @throws plumbline.bindings.sys.SyscallException when its engine cannot be had
     */
    OpEnd carryOut(FileOp op, long number) {
        OpenEngine engine = bench.file().engine(op.engine());
        IoSlot slot = engine.slots().take();
        slot.load(number, shape(op, number));
        if (direction(op) == Direction.READ) {
            forEachSegment(slot, (memory, _) -> memory.fill(Pattern.POISON));
        } else {
            MemorySegment bytes = bench.fill(op, number);
            forEachSegment(slot, (memory, at) -> MemorySegment.copy(bytes, at, memory, 0, memory.byteSize()));
        }
        engine.engine().submit(slot);
        if (engine.engine().reap(1, TimeUnit.SECONDS.toNanos(HANG_SECONDS), sink) == 0) {
            engine.slots().quarantine();
            return broke(FindingKind.HANG, op, "was not answered within " + HANG_SECONDS + " s");
        }
        OpEnd end = direction(op) == Direction.READ ? judgeRead(op, slot) : judgeWrite(op, slot);
        engine.slots().release(slot);
        return end;
    }

    static Direction direction(FileOp op) {
        return op.kind() == OpKind.READ || op.kind() == OpKind.READ_DONTCACHE ? Direction.READ : Direction.WRITE;
    }

    private Shape shape(FileOp op, long number) {
        boolean direct = op.engine().traits().direct();
        Contract contract = bench.file().contract();
        Segments segments = SegmentCut.of(op, number, direct ? contract : contract.unaligned());
        return new Shape(direction(op), op.offset(), segments)
                .withFlags(op.kind().rwFlags());
    }

    private OpEnd judgeRead(FileOp op, IoSlot slot) {
        if (answer < 0) {
            return refused(op, slot);
        }
        long there = Math.clamp(bench.shadow().sizeBytes() - op.offset(), 0, op.length());
        Optional<Finding> wrong = inspect(op, slot, Math.min(there, answer));
        if (wrong.isPresent()) {
            return new OpEnd.Broke(wrong.get());
        }
        return answer == there ? guards(op, slot) : moved(op, there);
    }

    private Optional<Finding> inspect(FileOp op, IoSlot slot, long lengthBytes) {
        Segments segments = slot.shape().segments();
        long offset = op.offset();
        for (int i = 0; i < segments.count() && offset < op.offset() + lengthBytes; i++) {
            long piece = Math.min(segments.lengthBytes(i), op.offset() + lengthBytes - offset);
            Reading reading = new Reading(slot.buffer().body(), segments.memoryOffset(i), offset, piece);
            Optional<Finding> wrong = bench.inspector().inspect(op, reading);
            if (wrong.isPresent()) {
                return wrong;
            }
            offset += piece;
        }
        return Optional.empty();
    }

    private OpEnd judgeWrite(FileOp op, IoSlot slot) {
        if (answer < 0) {
            return refused(op, slot);
        }
        bench.written(op, answer);
        if (answer != op.length()) {
            return shortWrite(op);
        }
        boolean[] changed = {false};
        MemorySegment bytes = bench.staging().segment();
        forEachSegment(
                slot,
                (memory, at) -> changed[0] |=
                        MemorySegment.mismatch(memory, 0, memory.byteSize(), bytes, at, at + memory.byteSize()) >= 0);
        return changed[0] ? broke(FindingKind.STRAY_WRITE, op, "changed its own source buffer") : guards(op, slot);
    }

    /** A write comes short where room ends; the next byte is refused then. */
    private OpEnd shortWrite(FileOp op) {
        long next = FileCalls.pwrite(bench.file().fd(), bench.staging().address() + answer, 1, op.offset() + answer);
        OpEnd end = OpEnd.of("write", op, next);
        return end instanceof OpEnd.Stopped ? end : moved(op, op.length());
    }

    private OpEnd guards(FileOp op, IoSlot slot) {
        OptionalLong damage = slot.buffer().firstDamage();
        return damage.isEmpty()
                ? new OpEnd.Done()
                : broke(FindingKind.STRAY_WRITE, op, "changed memory outside its buffer, at " + damage.getAsLong());
    }

    /** A refusal with EINVAL is right where the file system never said what it takes. */
    private OpEnd refused(FileOp op, IoSlot slot) {
        boolean unsaid = bench.file().contract().mayRefuse()
                && op.engine().traits().direct()
                && answer == Errno.EINVAL.asResult();
        return unsaid
                ? new OpEnd.Missing(slot.shape() + " was refused: EINVAL (22)")
                : OpEnd.of(op.kind().word(), op, answer);
    }

    private OpEnd moved(FileOp op, long expected) {
        return broke(FindingKind.SHORT_TRANSFER, op, "moved " + answer + " bytes instead of " + expected);
    }

    private static OpEnd broke(FindingKind kind, FileOp op, String what) {
        return new OpEnd.Broke(Finding.of(kind, op + " " + what));
    }

    /** Takes a segment's memory, and where it stands in the request's bytes. */
    private interface SegmentUse {
        void take(MemorySegment memory, long at);
    }

    private static void forEachSegment(IoSlot slot, SegmentUse use) {
        Segments segments = slot.shape().segments();
        long at = 0;
        for (int i = 0; i < segments.count(); i++) {
            use.take(slot.buffer().body().asSlice(segments.memoryOffset(i), segments.lengthBytes(i)), at);
            at += segments.lengthBytes(i);
        }
    }
}
