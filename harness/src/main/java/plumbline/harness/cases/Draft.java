package plumbline.harness.cases;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;

/**
 * A legal shape before its numbers: what is special about it. The numbers come from the target's contract and boundaries.
 *
 * @param count of segments
 */
record Draft(int count, Cut cut, Start start, Lay lay, Size size, Place place, BufferKind buffer) {

    /**
     * The shape as a read, with the numbers of a target.
     *
     * @param mostBytes how far it may reach into its buffer
     * @return empty where there is no room for it
     */
    Optional<Shape> shape(Recipe recipe, long mostBytes) {
        Contract contract = recipe.contract();
        long unit = contract.unitBytes();
        SplittableRandom random = recipe.random();
        int segments = Math.min(count, recipe.engine().maxSegments());
        long period = recipe.boundaries().period(random.nextInt(1 << 16));
        long wanted = size.bytes(unit, period, recipe.boundaries().requestBytes());
        long most = Math.min(mostBytes, contract.sizeBytes()) / 2 / unit;
        long units = Math.max(segments, Math.min(most, wanted / unit));
        long[] lengths = Arrays.stream(cut.units(segments, units, random))
                .map(length -> length * unit)
                .toArray();
        long inPage = start.inPage(contract.memoryBytes(), unit, random);
        Segments laid = lay.lay(lengths, inPage, contract.memoryBytes());
        long offset = place.offset(laid.totalBytes(), recipe) / unit * unit;
        boolean fits = laid.footprintBytes() <= mostBytes
                && (!place.isInside() || offset + laid.totalBytes() <= contract.sizeBytes());
        return fits ? Optional.of(new Shape(Direction.READ, offset, laid).withBuffer(buffer)) : Optional.empty();
    }
}
