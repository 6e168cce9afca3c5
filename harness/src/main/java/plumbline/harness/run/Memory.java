package plumbline.harness.run;

import java.util.EnumSet;
import java.util.Set;
import plumbline.harness.plan.BufferKind;
import plumbline.loopctl.host.Host;

/** What kinds of memory this machine has to give at the moment. */
final class Memory {
    /** As many as the slots of a case take, of 2 MiB each. */
    private static final long LEAST_HUGE_PAGES = 32;

    private Memory() {}

    static Set<BufferKind> available() {
        long huge = Host.live()
                .number("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages")
                .orElse(0);
        return huge >= LEAST_HUGE_PAGES
                ? EnumSet.allOf(BufferKind.class)
                : EnumSet.complementOf(EnumSet.of(BufferKind.HUGETLB));
    }
}
