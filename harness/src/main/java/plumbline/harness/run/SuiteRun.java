package plumbline.harness.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.mem.Mapping;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.RunReport.HostFacts;
import plumbline.harness.verdict.RunReport.Tool;
import plumbline.harness.verdict.Totals;
import plumbline.loopctl.host.Host;

/** One run from its spec to its report. */
public final class SuiteRun {
    private static final String VERSION = "0.1.0";

    private SuiteRun() {}

    /** Runs; each result is durable in the output folder before the next case begins. */
    public static RunOutcome run(RunSpec spec, RunListener listener, StopFlag stop) throws InterruptedException {
        Instant startedAt = spec.course()
                .past()
                .opened()
                .map(opened -> Instant.parse(opened.startedAt()))
                .orElseGet(Instant::now);
        try (Collected results = new Collected(spec, listener)) {
            results.begin(new JournalEvent.Opened(spec.seed(), startedAt.toString(), hostFacts()));
            Supervisor supervisor = new Supervisor(spec, stop, results, listener);
            supervisor.run();
            RunReport plain = new RunReport(
                    RunReport.SCHEMA_VERSION,
                    tool(),
                    hostFacts(),
                    "0x" + Long.toHexString(spec.seed()),
                    startedAt.toString(),
                    Instant.now().toEpochMilli() - startedAt.toEpochMilli(),
                    stop.isSet(),
                    Totals.of(results.all),
                    List.copyOf(results.all));
            RunReport report = spec.course().known().applyTo(plain);
            spec.course().known().stale(report).forEach(listener::message);
            results.writeReport(report);
            listener.ended(report.results());
            return new RunOutcome(report, supervisor.badInput(), supervisor.unmet());
        }
    }

    /** Name and version of what makes reports. */
    public static Tool tool() {
        return new Tool("plumbline", VERSION);
    }

    /** The machine that this process runs on. */
    public static HostFacts hostFacts() {
        return new HostFacts(
                Host.live().kernelRelease(),
                System.getProperty("os.arch", "unknown"),
                Runtime.getRuntime().availableProcessors(),
                Mapping.PAGE_BYTES,
                Optional.ofNullable(System.getenv("PLUMBLINE_LANE")).orElse("host"),
                Runtime.version().toString());
    }

    /** The results so far, in memory and on disk. */
    private static final class Collected implements Supervisor.ResultSink, AutoCloseable {
        private final List<CaseResult> all = new ArrayList<>();
        private final Optional<ResultFiles> files;
        private final RunListener listener;
        private final RunSpec spec;
        private final Journal journal;
        private final int total;

        Collected(RunSpec spec, RunListener listener) {
            this.files = spec.output().map(ResultFiles::new);
            this.listener = listener;
            this.spec = spec;
            this.journal = Journal.open(spec.course().journal());
            this.total = spec.total();
        }

        /** What is known from before this process began. */
        void begin(JournalEvent.Opened opened) {
            journal.note(opened);
            spec.course().past().results().forEach(this::add);
            new Aftermath(spec.course().past()).verdict().ifPresent(this::add);
        }

        @Override
        public void note(JournalEvent event) {
            journal.note(event);
        }

        @Override
        public void add(CaseResult result, List<String> recording) {
            Optional<Path> kept = recording.isEmpty()
                    ? Optional.empty()
                    : files.flatMap(to -> to.recording(recordingName(result), recording));
            CaseResult whole = Replay.addTo(result, spec, kept);
            all.add(whole);
            files.ifPresent(to -> to.append(ResultJson.line(whole)));
            journal.note(new JournalEvent.Finished(whole));
            listener.finished(whole, all.size(), total);
        }

        private String recordingName(CaseResult result) {
            String text = all.size() + 1 + "-" + result.name() + "-" + result.engine();
            return text.replaceAll("[^A-Za-z0-9.-]", "_") + ".jsonl";
        }

        @Override
        public boolean hasResult(String stack, WorkItem item) {
            return all.stream().anyMatch(result -> item.isOf(result, stack));
        }

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public int total() {
            return total;
        }

        void writeReport(RunReport report) {
            files.ifPresent(to -> to.writeReport(ResultJson.pretty(report)));
        }

        @Override
        public void close() {
            files.ifPresent(ResultFiles::close);
            journal.close();
        }
    }
}
