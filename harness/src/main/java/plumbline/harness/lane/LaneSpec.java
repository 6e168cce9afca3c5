package plumbline.harness.lane;

import java.nio.file.Path;
import java.util.List;
import plumbline.harness.run.KnownList;

/**
 * What every lane is to do.
 *
 * @param kernels in the order of the columns, as {@code ci/kernels} takes them
 * @param runOptions options of {@code plumb run}
 * @param output where each kernel's folder goes
 * @param guest how much of this machine each guest has
 * @param known findings that are counted apart
 */
public record LaneSpec(List<String> kernels, List<String> runOptions, Path output, Guest guest, KnownList known) {
    public LaneSpec {
        kernels = List.copyOf(kernels);
        runOptions = List.copyOf(runOptions);
    }

    /**
     * A guest's share.
     *
     * @param sideBySide how many guests there are at once
     * @param cpus of each
     */
    public record Guest(int sideBySide, int cpus) {
        private static final long GUEST_BYTES = 4L << 30;

        /** As many guests at once as there are processors and memory for; a lane alone has two processors. */
        public static Guest fitting(int lanes, int processors, long memoryBytes) {
            long most = Math.max(1, Math.min(processors, memoryBytes / GUEST_BYTES));
            int sideBySide = (int) Math.min(most, lanes);
            return new Guest(sideBySide, sideBySide == 1 ? 2 : Math.max(1, processors / sideBySide));
        }
    }
}
