package plumbline.harness.verify;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;
import plumbline.harness.check.Checker;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.EngineFilter;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;

/** Writes blocks of fio's instead of ours, and judges reads by them; requests are of one segment and one block. */
final class FioPattern implements Checker {
    private final long seed;
    private final Checker others;

    /**
     * The pattern of a seed.
     *
     * @param others judge all but the bytes
     */
    FioPattern(long seed, Checker others) {
        this.seed = seed;
        this.others = others;
    }

    /** An engine that is given our pattern and issues fio's. */
    Engine around(Engine engine) {
        return new EngineFilter(engine) {
            @Override
            protected void issuing(IoSlot slot) {
                if (slot.shape().direction() == Direction.WRITE) {
                    FioBlock.fill(block(slot), slot.shape().offset(), seed);
                }
            }

            @Override
            protected void answered(IoSlot slot, long result) {}
        };
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        others.check(slot, result, log);
        if (slot.shape().direction() == Direction.READ && result == slot.shape().lengthBytes()) {
            FioBlock.wrong(block(slot), slot.shape().offset()).ifPresent(wrong -> {
                String message = slot.shape() + " brought no block of fio's: " + wrong;
                log.breach(new Breach(FindingKind.WRONG_DATA, message, RequestRecord.of(slot), Optional.empty()));
            });
        }
    }

    private static MemorySegment block(IoSlot slot) {
        return slot.buffer()
                .body()
                .asSlice(slot.shape().segments().memoryOffset(0), slot.shape().lengthBytes());
    }
}
