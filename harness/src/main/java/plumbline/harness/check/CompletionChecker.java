package plumbline.harness.check;

import java.util.List;
import java.util.Set;
import plumbline.bindings.sys.Errno;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.plan.BufferKind;

/** Every checker that there is, one after the other. */
public final class CompletionChecker implements Checker {
    private final List<Checker> ofEach;
    private final List<Checker> ofContent;

    /** For an engine without options, on a stack without layers that make errors. */
    public CompletionChecker(Contract contract, Oracle oracle) {
        this(contract, oracle, EngineSpec.of(EngineKind.PREAD), Set.of());
    }

    /**
     * For any engine on any stack.
     *
     * @param planted errors that layers of the stack are there to make
     */
    public CompletionChecker(Contract contract, Oracle oracle, EngineSpec engine, Set<Errno> planted) {
        this(ofEach(contract, engine, planted), List.of(new ContentChecker(oracle), new SourceChecker(oracle)));
    }

    private CompletionChecker(List<Checker> ofEach, List<Checker> ofContent) {
        this.ofEach = ofEach;
        this.ofContent = ofContent;
    }

    /** For whoever looks at the sources of writes later, with {@link SourceRefill}. */
    public static CompletionChecker withoutSources(Contract contract, Oracle oracle) {
        EngineSpec plain = EngineSpec.of(EngineKind.PREAD);
        return new CompletionChecker(ofEach(contract, plain, Set.of()), List.of(new ContentChecker(oracle)));
    }

    /** For whoever judges the bytes by themselves. */
    public static CompletionChecker withoutContent(Contract contract, EngineSpec engine) {
        return new CompletionChecker(ofEach(contract, engine, Set.of()), List.of());
    }

    private static List<Checker> ofEach(Contract contract, EngineSpec engine, Set<Errno> planted) {
        return List.of(new ResultChecker(contract, new Excuses(contract, engine, planted)), new GuardChecker());
    }

    @Override
    public void check(IoSlot slot, long result, CheckLog log) {
        each(ofEach, slot, result, log);
        if (slot.bufferKind() != BufferKind.CHANGING) {
            each(ofContent, slot, result, log);
        }
    }

    /** By index: an iterator would be an object a request. */
    private static void each(List<Checker> checkers, IoSlot slot, long result, CheckLog log) {
        for (int i = 0; i < checkers.size(); i++) {
            checkers.get(i).check(slot, result, log);
        }
    }
}
