package plumbline.harness.diagnosis;

import java.util.function.Consumer;
import plumbline.harness.check.Damage;
import plumbline.harness.check.RequestHistory;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/** A target and the requests that it has carried out, one after the other; and reads that did not bring what they should. */
final class Scene implements AutoCloseable {
    static final long SIZE_BYTES = 1 << 20;
    static final Pattern PATTERN = Pattern.ofSeed(1);

    private final Oracle oracle = new Oracle(PATTERN, SIZE_BYTES, Initial.ZEROS);
    private final RequestHistory history = new RequestHistory();
    private final SlotPool slots = new SlotPool(1, 4096, 1, 4096);
    private long requests;

    Oracle oracle() {
        return oracle;
    }

    RequestHistory history() {
        return history;
    }

    /** A write that was carried out; its generation. */
    int write(long offset, long lengthBytes) {
        int generation = oracle.beginWrite(offset, lengthBytes);
        oracle.endWrite(offset, lengthBytes, generation, Outcome.COMPLETE);
        carriedOut(Shape.write(offset, Segments.single(0, lengthBytes)), generation);
        return generation;
    }

    /** A read that was carried out. */
    void read(long offset, long lengthBytes) {
        carriedOut(Shape.read(offset, Segments.single(0, lengthBytes)), 0);
    }

    private void carriedOut(Shape shape, int generation) {
        IoSlot slot = slots.slot(0);
        slot.load(++requests, shape);
        slot.generation(generation);
        slot.submittedNanos(requests);
        history.submitted(slot);
        history.completed(slot, shape.lengthBytes());
    }

    /** The bytes of one generation. */
    static byte[] written(long offset, int lengthBytes, int generation) {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = PATTERN.byteAt(offset + i, generation);
        }
        return bytes;
    }

    /** What a read brought instead of the bytes of a generation. */
    Damage damage(long offset, int lengthBytes, int generation, Consumer<byte[]> fault) {
        byte[] bytes = written(offset, lengthBytes, generation);
        fault.accept(bytes);
        return damage(offset, bytes);
    }

    /** What a read brought. */
    Damage damage(long offset, byte... actual) {
        long first = offset / Oracle.SECTOR_BYTES;
        long[] states = new long[(int) ((offset + actual.length - 1) / Oracle.SECTOR_BYTES - first) + 1];
        for (int i = 0; i < states.length; i++) {
            states[i] = oracle.legalNow(first + i);
        }
        return new Damage(offset, actual, states, offset);
    }

    DamagedBytes bytes(Damage damage) {
        return new DamagedBytes(damage, oracle);
    }

    Diagnosis diagnosis(Damage damage) {
        return new Diagnoser(oracle, TargetEdges.ofLogicalBlock(512), history).diagnose(damage, request(damage));
    }

    /** The read that brought it, into one segment at the start of a page. */
    static RequestRecord request(Damage damage) {
        int length = damage.actual().length;
        return new RequestRecord(
                99,
                Direction.READ,
                damage.offset(),
                length,
                Segments.single(0, length).asList(),
                BufferKind.ANONYMOUS,
                0,
                0);
    }

    @Override
    public void close() {
        slots.close();
    }
}
