package plumbline.harness.check;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.PatternMemory;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;

/**
 * Judges every byte that a read brought. The fast way compares runs of one generation in place; whatever is not as
 * simple as that, or not right, is gathered and judged sector by sector.
 */
final class ContentChecker implements Checker {
    /** How much of a wrong read a finding keeps, from the sector of the first wrong byte on. */
    static final int MOST_BYTES = 1 << 16;

    private final Oracle oracle;
    private final SectorJudge judge;

    ContentChecker(Oracle oracle) {
        this.oracle = oracle;
        this.judge = new SectorJudge(oracle);
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        if (slot.direction() != Direction.READ || result <= 0) {
            return;
        }
        long lengthBytes = Math.min(result, slot.lengthBytes());
        if (slot.segments().wordAligned() && slot.offset() % Long.BYTES == 0 && lengthBytes % Long.BYTES == 0) {
            if (allExact(slot, lengthBytes)) {
                return;
            }
        }
        Optional<Damage> damage = judge.judge(slot, lengthBytes);
        if (damage.isPresent()) {
            String message = slot.shape() + " brought wrong bytes, the first at "
                    + damage.get().firstWrong();
            log.breach(new Breach(FindingKind.WRONG_DATA, message, RequestRecord.of(slot), damage));
        }
    }

    private boolean allExact(IoSlot slot, long lengthBytes) {
        Segments segments = slot.segments();
        MemorySegment body = slot.buffer().body();
        long offset = slot.offset();
        long end = offset + lengthBytes;
        for (int i = 0; i < segments.count() && offset < end; i++) {
            long piece = Math.min(segments.lengthBytes(i), end - offset);
            if (!exactPiece(slot, body, segments.memoryOffset(i), offset, piece)) {
                return false;
            }
            offset += piece;
        }
        return true;
    }

    /** One segment: runs of sectors that must hold the same generation are compared at once. */
    private boolean exactPiece(IoSlot slot, MemorySegment body, long memoryOffset, long offset, long lengthBytes) {
        long firstSector = slot.offset() / Oracle.SECTOR_BYTES;
        long at = offset;
        long end = offset + lengthBytes;
        while (at < end) {
            int generation = generation(slot, at, firstSector);
            long runEnd = at;
            while (runEnd < end && generation(slot, runEnd, firstSector) == generation) {
                runEnd = Math.min(end, (runEnd / Oracle.SECTOR_BYTES + 1) * Oracle.SECTOR_BYTES);
            }
            if (generation == 0
                    || !PatternMemory.matches(
                            oracle.pattern(), generation, body, memoryOffset + at - offset, at, runEnd - at)) {
                return false;
            }
            at = runEnd;
        }
        return true;
    }

    private int generation(IoSlot slot, long offset, long firstSector) {
        long sector = offset / Oracle.SECTOR_BYTES;
        return Oracle.exactGeneration(oracle.legalBetween(sector, slot.snapshot()[(int) (sector - firstSector)]));
    }
}
