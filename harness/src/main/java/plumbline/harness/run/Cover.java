package plumbline.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import plumbline.harness.engine.EngineSpec;

/** Which (stack, case, engine) a run has of all that there could be. */
public enum Cover {
    /** Every one. */
    ALL {
        @Override
        List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec) {
            return able;
        }
    },
    /**
     * Of the engines without options every third, another third on the next stack and for the next case; of those with
     * options one for each case on each stack, dealt out as in PAIRS.
     */
    DEALT {
        @Override
        List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec) {
            Map<Boolean, List<EngineSpec>> plain = able.stream()
                    .collect(
                            Collectors.partitioningBy(engine -> engine.options().isEmpty()));
            List<EngineSpec> simple = plain.getOrDefault(true, List.of());
            int parts = Math.min(PARTS, simple.size());
            List<EngineSpec> dealt = IntStream.range(0, simple.size())
                    .filter(i -> (i + stack + spec) % parts == 0)
                    .mapToObj(simple::get)
                    .collect(Collectors.toCollection(ArrayList::new));
            dealt.addAll(PAIRS.engines(plain.getOrDefault(false, List.of()), stack, spec));
            return dealt;
        }
    },
    /**
     * Every case on every stack, every engine with every case, and every engine on every stack, but each such pair only
     * as often as it must be: the engines are dealt out as in a Latin square.
     */
    PAIRS {
        @Override
        List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec) {
            return able.isEmpty() ? able : List.of(able.get((stack + spec) % able.size()));
        }
    },
    /** As PAIRS, but each case only on a third of the stacks, and on each stack a third of the cases. */
    THIRDS {
        @Override
        List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec) {
            return (stack + spec) % PARTS == 0 ? PAIRS.engines(able, (stack + spec) / PARTS, spec) : List.of();
        }
    };

    private static final int PARTS = 3;

    /**
     * Those that a case is run with on a stack.
     *
     * @param able those that can run the case
     * @param stack its number in the run
     * @param spec the case's number in the run
     */
    abstract List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
