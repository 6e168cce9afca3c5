package plumbline.harness.evidence;

import java.util.List;
import java.util.Optional;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.stack.Stack;

/** Counts the events of a stack's devices and reads the kernel log, where this machine has either. */
public final class KernelWitness implements Witness {
    private final Optional<IoCounter> counter;
    private final Optional<KernelLog> log;
    private final Complaints complaints;

    private KernelWitness(Optional<IoCounter> counter, Optional<KernelLog> log, Complaints complaints) {
        this.counter = counter;
        this.log = log;
        this.complaints = complaints;
    }

    /** One for a stack that stands. */
    public static Witness of(Stack stack, Ledger ledger) {
        Watched watched = Watched.of(stack);
        return new KernelWitness(
                TraceFs.find().map(tracing -> IoCounter.open(tracing, ledger, watched)),
                KernelLog.open(),
                Complaints.about(stack));
    }

    @Override
    public void begin() {
        counter.ifPresent(IoCounter::begin);
        log.ifPresent(KernelLog::skip);
    }

    @Override
    public Statement end() {
        List<String> lines = log.map(KernelLog::newLines).orElse(List.of());
        return new Statement(
                counter.map(IoCounter::end).orElse(Evidence.unavailable()),
                lines.stream().filter(complaints::test).toList());
    }

    @Override
    public List<String> trail(Runnable step) {
        if (counter.isEmpty()) {
            return NONE.trail(step);
        }
        return counter.get().trail(step);
    }

    @Override
    public void close() {
        counter.ifPresent(IoCounter::close);
        log.ifPresent(KernelLog::close);
    }
}
