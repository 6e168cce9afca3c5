package plumbline.harness.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import plumbline.harness.contract.Contract;
import plumbline.harness.contract.Contract.Alignment;
import plumbline.harness.contract.Contract.Rule;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.engine.SlotPool;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.oracle.Oracle.Initial;
import plumbline.harness.oracle.Oracle.Outcome;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;

/** The kernel's part in a test of the checkers: it answers requests in memory, and keeps what was said of the answers. */
final class StandIn implements AutoCloseable, CheckLog {
    static final long SIZE_BYTES = 1 << 20;
    static final Contract CONTRACT =
            new Contract(SIZE_BYTES, Rule.DIOALIGN, new Alignment(512, 512), new Alignment(512, 512));
    static final Pattern PATTERN = Pattern.ofSeed(1);

    private static final long FOOTPRINT_BYTES = 3 << 15;

    private final SlotPool slots = new SlotPool(new SlotNeeds(
            4,
            FOOTPRINT_BYTES,
            8,
            FOOTPRINT_BYTES,
            EnumSet.of(BufferKind.ANONYMOUS, BufferKind.HOLE, BufferKind.READ_ONLY, BufferKind.CHANGING),
            Path.of("/tmp")));
    private final Oracle oracle = new Oracle(PATTERN, SIZE_BYTES, Initial.ZEROS);
    private final BufferPreparer preparer = new BufferPreparer(oracle);
    private final List<Breach> breaches = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long requests;

    Oracle oracle() {
        return oracle;
    }

    /** A slot with a request that is not prepared: its memory is zeros. */
    IoSlot loaded(Shape shape) {
        IoSlot slot = slots.take();
        slot.load(++requests, shape);
        return slot;
    }

    /** A request as it is when the kernel gets it. */
    IoSlot issued(Shape shape) {
        IoSlot slot = loaded(shape);
        if (shape.direction() == Direction.READ) {
            preparer.prepareRead(slot);
        } else {
            preparer.prepareWrite(slot);
        }
        return slot;
    }

    /** A read that has brought just what was last written. */
    IoSlot answered(Shape shape) {
        IoSlot slot = issued(shape);
        byte[] sector = new byte[Oracle.SECTOR_BYTES];
        for (long at = shape.offset(); at < shape.offset() + shape.lengthBytes(); at++) {
            long number = at / Oracle.SECTOR_BYTES;
            if (oracle.expected(number, oracle.legalNow(number), sector)) {
                SlotBytes.put(slot, at, sector[(int) (at % Oracle.SECTOR_BYTES)]);
            }
        }
        return slot;
    }

    /** A range was written once more; the generation that it has now. */
    int written(long offset, long lengthBytes) {
        int generation = oracle.beginWrite(offset, lengthBytes);
        oracle.endWrite(offset, lengthBytes, generation, Outcome.COMPLETE);
        return generation;
    }

    /** What a checker says of an answer, findings first. */
    List<String> said(Checker checker, IoSlot slot, long result) {
        breaches.clear();
        notes.clear();
        checker.check(slot, result, this);
        return Stream.concat(breaches.stream().map(StandIn::text), notes.stream())
                .toList();
    }

    private static String text(Breach breach) {
        return breach.kind().word() + ": " + breach.message();
    }

    /** The findings of the last judgement. */
    List<Breach> breaches() {
        return breaches;
    }

    @Override
    public void breach(Breach breach) {
        breaches.add(breach);
    }

    @Override
    public void note(String kind, String message) {
        notes.add(kind + ": " + message);
    }

    @Override
    public void close() {
        slots.all().stream().filter(slots::isInFlight).forEach(slots::release);
        slots.close();
    }
}
