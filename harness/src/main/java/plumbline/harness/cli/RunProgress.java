package plumbline.harness.cli;

import java.io.PrintWriter;
import java.util.Locale;
import plumbline.harness.run.KnownList;
import plumbline.harness.run.RunListener;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.Suite;
import plumbline.harness.run.SuiteRun;
import plumbline.harness.run.WorkItem;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.RunReport.HostFacts;
import plumbline.harness.verdict.Verdict;

/** Shows a run while it lasts: one line that is written over on a terminal, else a line for whatever went wrong. */
final class RunProgress implements RunListener {
    private final PrintWriter err;
    private final StatusLine status;
    private final KnownList known;
    private final String kernel = SuiteRun.hostFacts().kernel();
    private String line = "";

    RunProgress(PrintWriter err, KnownList known) {
        this.err = err;
        this.known = known;
        this.status = new StatusLine(err);
    }

    void header(RunSpec run, Suite suite) {
        HostFacts host = SuiteRun.hostFacts();
        err.printf(
                Locale.ROOT,
                "plumbline 0.1.0 on Linux %s %s, suite %s, %d cases on %d stacks, seed 0x%x%n",
                host.kernel(),
                host.arch(),
                suite.word(),
                run.cases().size(),
                run.stacks().size(),
                run.seed());
        err.flush();
    }

    @Override
    public void message(String sentence) {
        status.erase();
        err.println(sentence);
    }

    @Override
    public void started(WorkItem item, String stack, int done, int total) {
        line = String.format(Locale.ROOT, "[%d/%d] %s %s on %s", done + 1, total, item.name(), item.engine(), stack);
        status.show(line);
    }

    @Override
    public void beat(long requests) {
        status.show(line + ", " + requests + " requests");
    }

    @Override
    public void finished(CaseResult result, int done, int total) {
        boolean wrong = result.verdict() == Verdict.FAILED || result.verdict() == Verdict.BROKEN;
        if (wrong && !known.apply(result, kernel).isKnown()) {
            message(result.verdict().word() + ": " + result.name() + " " + result.engine() + " on " + result.stack());
        }
        if (done == total) {
            status.erase();
        }
    }
}
