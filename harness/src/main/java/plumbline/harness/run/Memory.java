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
        EnumSet<BufferKind> kinds = EnumSet.allOf(BufferKind.class);
        long huge = Host.live()
                .number("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages")
                .orElse(0);
        if (huge < LEAST_HUGE_PAGES) {
            kinds.remove(BufferKind.HUGETLB);
        }
        if (!Host.live().exists("/sys/kernel/mm/transparent_hugepage")) {
            kinds.remove(BufferKind.THP);
        }
        return kinds;
    }
}
