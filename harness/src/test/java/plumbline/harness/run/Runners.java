package plumbline.harness.run;

import java.nio.file.Path;
import java.time.Duration;
import plumbline.harness.cases.Scale;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.evidence.Witness;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;

/** Case runners of tests: on a stack whose target holds zeros, small, with a fixed pattern. */
final class Runners {
    private static final Duration HANG = Duration.ofSeconds(30);

    private Runners() {}

    /** One that nobody watches. */
    static CaseRunner on(Stack stack, Path scratch) {
        return on(stack, scratch, Witness.NONE, new Scale(1, 1));
    }

    static CaseRunner on(Stack stack, Path scratch, Witness witness, Scale scale) {
        return on(stack, scratch, witness, scale, RunWatch.apart(new StopFlag(), HANG));
    }

    static CaseRunner on(Stack stack, Path scratch, Witness witness, Scale scale, RunWatch watch) {
        Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
        Oracle oracle = new Oracle(Pattern.ofSeed(1), contract.sizeBytes(), Oracle.Initial.ZEROS);
        CaseRunner.Bench bench = new CaseRunner.Bench(stack, contract, Boundaries.unknown(), oracle, scratch, witness);
        return new CaseRunner(bench, watch, 1, scale);
    }
}
