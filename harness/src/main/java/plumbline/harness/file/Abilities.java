package plumbline.harness.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plumbline.bindings.sys.Errno;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.verdict.Finding;

/** What has turned out to be possible on the file under test, and what not. */
final class Abilities {
    private final Set<Feature> done = new HashSet<>();
    private final Map<Feature, String> missing = new LinkedHashMap<>();
    private final Map<EngineSpec, String> missingEngines = new LinkedHashMap<>();

    /** A kind of operation, with its flags and for atomic writes its engine: they decide whether there is such a thing. */
    private record Feature(OpKind kind, Set<OpFlag> flags, Optional<EngineSpec> engine) {
        static Feature of(FileOp op) {
            EnumSet<OpFlag> flags = EnumSet.noneOf(OpFlag.class);
            for (OpFlag flag : op.kind().flags()) {
                if (op.has(flag)) {
                    flags.add(flag);
                }
            }
            boolean byEngine = op.kind() == OpKind.WRITE_ATOMIC;
            return new Feature(op.kind(), flags, byEngine ? Optional.of(op.engine()) : Optional.empty());
        }

        static boolean counts(FileOp op) {
            return !op.kind().isTransfer() || !op.kind().rwFlags().isEmpty();
        }
    }

    boolean allows(FileOp op) {
        return missing.isEmpty() || !Feature.counts(op) || !missing.containsKey(Feature.of(op));
    }

    boolean allows(EngineSpec engine) {
        return !missingEngines.containsKey(engine);
    }

    void missing(FileOp op, String why) {
        missing.put(Feature.of(op), why);
    }

    void missing(EngineSpec engine, String why) {
        missingEngines.put(engine, engine + ": " + why);
    }

    /** What is missing, a sentence each. */
    List<String> sentences() {
        List<String> all = new ArrayList<>(missingEngines.values());
        all.addAll(missing.values());
        return all;
    }

    /**
     * Judges a refusal without a known reason. File systems say EINVAL too for what they do not have; but what was done
     * once must not be refused so later.
     */
    OpEnd judge(FileOp op, OpEnd end) {
        if (end.isDone()) {
            if (Feature.counts(op)) {
                done.add(Feature.of(op));
            }
            return end;
        }
        if (!(end instanceof OpEnd.Refused refused)) {
            return end;
        }
        boolean unknown =
                Feature.counts(op) && refused.result() == Errno.EINVAL.asResult() && !done.contains(Feature.of(op));
        return unknown
                ? new OpEnd.Missing(refused.why())
                : new OpEnd.Broke(Finding.of(FindingKind.CONTRACT_BROKEN, refused.why()));
    }
}
