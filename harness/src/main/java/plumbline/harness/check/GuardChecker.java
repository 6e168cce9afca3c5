package plumbline.harness.check;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.Segments;

/** Judges the memory around the segments: the guard bands, and the poison in the gaps of their pages and behind. */
public final class GuardChecker implements Checker {
    private static final MemorySegment POISON =
            Arena.global().allocate(Mapping.PAGE_BYTES).fill(Pattern.POISON).asReadOnly();

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        OptionalLong damage = slot.buffer().firstDamage();
        if (damage.isPresent()) {
            report(slot, damage.getAsLong(), "the guard band", log);
            slot.buffer().restoreGuards();
        }
        long inGap = firstInGaps(slot);
        if (inGap >= 0) {
            report(slot, inGap, "the poison around the segments", log);
        }
    }

    private static void report(IoSlot slot, long distance, String what, CheckLog log) {
        String message = slot.shape() + " changed memory outside its segments: " + what + " at " + distance
                + " bytes from the start of the buffer holds 0x"
                + Integer.toHexString(Byte.toUnsignedInt(slot.buffer().at(distance)));
        log.breach(new Breach(FindingKind.STRAY_WRITE, message, RequestRecord.of(slot), Optional.empty()));
    }

    private static long firstInGaps(IoSlot slot) {
        List<Segments.Segment> gaps = slot.segments().gaps();
        for (int i = 0; i < gaps.size(); i++) {
            Segments.Segment gap = gaps.get(i);
            long wrong = firstNotPoison(slot.buffer().body(), gap.memoryOffset(), gap.memoryOffset() + gap.length());
            if (wrong >= 0) {
                return wrong;
            }
        }
        return firstNotPoison(slot.buffer().body(), Fence.from(slot), Fence.to(slot));
    }

    private static long firstNotPoison(MemorySegment body, long from, long to) {
        for (long at = from; at < to; at += Mapping.PAGE_BYTES) {
            long length = Math.min(Mapping.PAGE_BYTES, to - at);
            long wrong = MemorySegment.mismatch(body, at, at + length, POISON, 0, length);
            if (wrong >= 0) {
                return at + wrong;
            }
        }
        return -1;
    }
}
