package plumbline.harness.fault;

import java.util.List;
import plumbline.loopctl.fuse.Plant;

/**
 * A fault that was planted and that somebody can notice: bytes of the target that are not what they should be, or the
 * range of a request that was not answered as it should have been.
 *
 * @param number of the request; one that went astray may have harmed two ranges
 */
record Planted(long number, long from, long to) {
    /** What a liar's log tells; lies that changed nothing are left out. */
    static List<Planted> of(List<Plant> plants) {
        return plants.stream()
                .filter(plant -> plant.lie().isOfTheAnswer() || plant.changed() > 0)
                .map(plant -> plant.lie().isOfTheAnswer()
                        ? new Planted(plant.number(), plant.offset(), plant.offset() + plant.length())
                        : new Planted(plant.number(), plant.changedFrom(), plant.changedTo()))
                .toList();
    }

    /** Whether it harms bytes that another one harms too. */
    boolean isPiledOn(Planted other) {
        return number != other.number && from < other.to && other.from < to;
    }
}
