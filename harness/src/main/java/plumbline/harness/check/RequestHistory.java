package plumbline.harness.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;

/** The last requests of a run, some ten thousand, for those who ask who touched a range. One thread. */
public final class RequestHistory {
    private static final int KEPT = 1 << 15;

    /** Fields of an entry, one array each. */
    private final long[] ids = new long[KEPT];

    private final long[] offsets = new long[KEPT];
    private final long[] lengths = new long[KEPT];
    private final int[] generations = new int[KEPT];
    private final long[] submitted = new long[KEPT];
    private final long[] completed = new long[KEPT];
    private final long[] results = new long[KEPT];
    private int[] entryOfSlot = new int[64];
    private long count;

    /** A request is issued. */
    public void submitted(IoSlot slot) {
        int entry = (int) (count++ % KEPT);
        boolean write = slot.shape().direction() == Direction.WRITE;
        ids[entry] = slot.requestId();
        offsets[entry] = slot.shape().offset();
        lengths[entry] = slot.shape().lengthBytes();
        generations[entry] = write ? slot.generation() : 0;
        submitted[entry] = slot.submittedNanos();
        completed[entry] = 0;
        if (slot.index() >= entryOfSlot.length) {
            entryOfSlot = Arrays.copyOf(entryOfSlot, 2 * slot.index());
        }
        entryOfSlot[slot.index()] = entry;
    }

    /** A request has been answered, with bytes or a negative error number. */
    public void completed(IoSlot slot, long result) {
        int entry = entryOfSlot[slot.index()];
        if (ids[entry] == slot.requestId()) {
            results[entry] = result;
            completed[entry] = System.nanoTime();
        }
    }

    /** Those that have touched a range, in the order of issue. */
    public List<Touch> touching(long from, long to) {
        List<Touch> touches = new ArrayList<>();
        for (int entry = 0; entry < Math.min(count, KEPT); entry++) {
            if (offsets[entry] < to && from < offsets[entry] + lengths[entry]) {
                touches.add(touch(entry));
            }
        }
        touches.sort(Comparator.comparingLong(Touch::submittedNanos));
        return touches;
    }

    private Touch touch(int entry) {
        return new Touch(
                ids[entry],
                generations[entry] > 0 ? Direction.WRITE : Direction.READ,
                offsets[entry],
                lengths[entry],
                generations[entry],
                submitted[entry],
                completed[entry],
                completed[entry] == 0 ? 0 : results[entry]);
    }
}
