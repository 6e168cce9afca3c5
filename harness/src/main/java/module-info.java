/** Drives real kernel devices and checks every byte. */
@SuppressWarnings("requires-automatic") // HdrHistogram has no descriptor of its own; the build adds one
module plumbline.harness {
    requires transitive plumbline.loopctl;
    requires HdrHistogram;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires org.slf4j;
    requires static io.jstach.jstache;
    requires static transitive org.jspecify;

    exports plumbline.harness;
    exports plumbline.harness.bench;
    exports plumbline.harness.cases;
    exports plumbline.harness.check;
    exports plumbline.harness.contract;
    exports plumbline.harness.diagnosis;
    exports plumbline.harness.emit;
    exports plumbline.harness.engine;
    exports plumbline.harness.evidence;
    exports plumbline.harness.fault;
    exports plumbline.harness.file;
    exports plumbline.harness.fsx;
    exports plumbline.harness.lane;
    exports plumbline.harness.oneshot;
    exports plumbline.harness.oracle;
    exports plumbline.harness.pattern;
    exports plumbline.harness.plan;
    exports plumbline.harness.probe;
    exports plumbline.harness.recording;
    exports plumbline.harness.replay;
    exports plumbline.harness.report;
    exports plumbline.harness.run;
    exports plumbline.harness.trace;
    exports plumbline.harness.verdict;
    exports plumbline.harness.verify;

    opens plumbline.harness.bench to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.cases to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.check to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.cli to
            com.fasterxml.jackson.databind,
            info.picocli;
    opens plumbline.harness.contract to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.diagnosis to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.evidence to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.lane to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.plan to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.recording to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.probe to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.run to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.trace to
            com.fasterxml.jackson.databind;
    opens plumbline.harness.verdict to
            com.fasterxml.jackson.databind;
}
