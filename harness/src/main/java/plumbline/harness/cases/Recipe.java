package plumbline.harness.cases;

import java.util.SplittableRandom;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineTraits;

/**
 * What a case makes its plan from.
 *
 * @param contract what is legal on the target
 * @param boundaries where requests are cut on their way down
 * @param engine what the engine can be asked for
 * @param random the case's own, from the run's seed
 * @param scale how much there may be
 */
public record Recipe(
        Contract contract, Boundaries boundaries, EngineTraits engine, SplittableRandom random, Scale scale) {
    /** A random multiple of the contract's unit, from one unit to {@code mostBytes} (at least one unit). */
    public long randomLength(long mostBytes) {
        long unit = contract.unitBytes();
        long units = Math.max(1, Math.min(mostBytes, contract.sizeBytes()) / unit);
        return unit * random.nextLong(1, units + 1);
    }

    /** A random legal offset at which so many bytes fit. */
    public long randomOffset(long lengthBytes) {
        long unit = contract.unitBytes();
        long places = (contract.sizeBytes() - lengthBytes) / unit;
        return unit * random.nextLong(0, places + 1);
    }

    /** A random legal offset within a page of memory. */
    public long randomMemoryOffset() {
        long unit = contract.memoryBytes();
        return unit >= 4096 ? 0 : unit * random.nextLong(0, 4096 / unit);
    }
}
