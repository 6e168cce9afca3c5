package plumbline.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
    /** Every engine without options; of those with options one for each case on each stack, dealt out as in PAIRS. */
    DEALT {
        @Override
        List<EngineSpec> engines(List<EngineSpec> able, int stack, int spec) {
            Map<Boolean, List<EngineSpec>> plain = able.stream()
                    .collect(
                            Collectors.partitioningBy(engine -> engine.options().isEmpty()));
            List<EngineSpec> all = new ArrayList<>(plain.getOrDefault(true, List.of()));
            all.addAll(PAIRS.engines(plain.getOrDefault(false, List.of()), stack, spec));
            return all;
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
    };

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
