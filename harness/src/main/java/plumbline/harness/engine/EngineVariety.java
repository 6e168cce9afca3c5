package plumbline.harness.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.plan.PairCover;

/** Engines with options: each two that go together meet in one of them, far fewer than all that there are. */
final class EngineVariety {
    private static final List<EngineKind> RINGS =
            List.of(EngineKind.URING, EngineKind.URING_VECTOR, EngineKind.URING_FIXED);

    /** Of each list a ring has one. */
    private static final List<List<EngineOption>> CHOICES = List.of(
            List.of(EngineOption.ASYNC, EngineOption.LINK, EngineOption.DRAIN, EngineOption.BUFFERED),
            List.of(EngineOption.SQPOLL, EngineOption.DEFER_TASKRUN, EngineOption.FILES),
            List.of(
                    EngineOption.PROVIDED,
                    EngineOption.VECTOR,
                    EngineOption.LEAD_ODD,
                    EngineOption.LEAD_PAGE,
                    EngineOption.IOPOLL));

    private EngineVariety() {}

    static List<EngineSpec> specs() {
        Set<EngineSpec> specs = new LinkedHashSet<>();
        for (EngineKind kind : List.of(EngineKind.PREAD, EngineKind.VECTOR, EngineKind.AIO)) {
            specs.add(EngineSpec.of(kind, EngineOption.BUFFERED));
        }
        for (int[] row : PairCover.of(
                RINGS.size(),
                CHOICES.get(0).size(),
                CHOICES.get(1).size(),
                CHOICES.get(2).size())) {
            specs.add(new EngineSpec(RINGS.get(row[0]), options(RINGS.get(row[0]), row)));
        }
        return new ArrayList<>(specs);
    }

    /** Those of a row that the kind takes and that go together; the later ones are left out. */
    private static Set<EngineOption> options(EngineKind kind, int[] row) {
        EnumSet<EngineOption> chosen = EnumSet.noneOf(EngineOption.class);
        for (int i = 0; i < CHOICES.size(); i++) {
            EngineOption option = CHOICES.get(i).get(row[i + 1]);
            boolean fits = kind.options().contains(option)
                    && chosen.stream().allMatch(other -> option.conflict(other).isEmpty());
            if (fits) {
                chosen.add(option);
            }
        }
        return chosen;
    }
}
