package plumbline.harness.run;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Shape;

/** Goes on where a legal request came short: a part must be right, and so must the rest. */
final class Resumption {
    private final Contract contract;

    Resumption(Contract contract) {
        this.contract = contract;
    }

    /**
     * The rest of a request that came short, from the last aligned place that was reached.
     *
     * @return empty where nothing is left to be had: no progress, the end of the target, memory that is missing
     */
    Optional<Shape> rest(Shape shape, long result) {
        if (result <= 0 || result >= shape.lengthBytes() || shape.buffer().mayFault(shape.direction())) {
            return Optional.empty();
        }
        long unit = contract.unitBytes();
        long done = result / unit * unit;
        boolean atEnd = shape.offset() + result >= contract.sizeBytes() / unit * unit;
        if (done == 0 || atEnd || !contract.isLegal(shape)) {
            return Optional.empty();
        }
        Set<RwFlag> flags = EnumSet.noneOf(RwFlag.class);
        flags.addAll(shape.flags());
        flags.remove(RwFlag.NOWAIT);
        return Optional.of(shape.from(done).withFlags(flags));
    }
}
