package plumbline.harness.probe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * A probe's report as JSON, word for word what a mapper makes of the record. Written by hand, since a mapper takes as long
 * to look at the records as the probe takes to ask its questions.
 */
public final class ProbeJson {
    private final JsonGenerator out;

    private ProbeJson(JsonGenerator out) {
        this.out = out;
    }

    /** Several lines, the last of which ends. */
    public static String of(ProbeReport report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.setPrettyPrinter(new DefaultPrettyPrinter());
            new ProbeJson(out).report(report);
        } catch (IOException impossible) {
            throw new UncheckedIOException("not writable as JSON: " + report, impossible);
        }
        return text + "\n";
    }

    private void report(ProbeReport report) throws IOException {
        out.writeStartObject();
        out.writeNumberField("schemaVersion", report.schemaVersion());
        out.writeStringField("target", report.target());
        out.writeStringField("kind", report.kind());
        out.writeObjectFieldStart("reported");
        for (Map.Entry<String, ProbeReport.Reported> limit : report.reported().entrySet()) {
            out.writeObjectFieldStart(limit.getKey());
            out.writeNumberField("value", limit.getValue().value());
            out.writeStringField("source", limit.getValue().source());
            out.writeEndObject();
        }
        out.writeEndObject();
        measured(report.measured());
        strings("unmeasured", report.unmeasured());
        out.writeArrayFieldStart("disagreements");
        for (Disagreement one : report.disagreements()) {
            disagreement(one);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void measured(Map<String, Map<String, Measured>> engines) throws IOException {
        out.writeObjectFieldStart("measured");
        for (Map.Entry<String, Map<String, Measured>> engine : engines.entrySet()) {
            out.writeObjectFieldStart(engine.getKey());
            for (Map.Entry<String, Measured> direction : engine.getValue().entrySet()) {
                out.writeFieldName(direction.getKey());
                measured(direction.getValue());
            }
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    private void measured(Measured measured) throws IOException {
        out.writeStartObject();
        out.writeNumberField("memoryAlign", measured.memoryAlign());
        out.writeNumberField("offsetAlign", measured.offsetAlign());
        out.writeNumberField("lengthAlign", measured.lengthAlign());
        out.writeNumberField("segmentLengthAlign", measured.segmentLengthAlign());
        out.writeNumberField("maxSegments", measured.maxSegments());
        strings("refusals", measured.refusals());
        out.writeObjectFieldStart("data");
        out.writeNumberField("checked", measured.data().checked());
        out.writeNumberField("wrong", measured.data().wrong());
        out.writeStringField("first", measured.data().first());
        out.writeStringField("verdict", measured.data().verdict().name());
        out.writeEndObject();
        out.writeEndObject();
    }

    private void disagreement(Disagreement one) throws IOException {
        out.writeStartObject();
        out.writeStringField("what", one.what());
        out.writeStringField("reported", one.reported());
        out.writeStringField("measured", one.measured());
        out.writeStringField("finding", one.finding());
        out.writeStringField("weight", one.weight().name());
        out.writeEndObject();
    }

    private void strings(String name, Map<String, String> values) throws IOException {
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> value : values.entrySet()) {
            out.writeStringField(value.getKey(), value.getValue());
        }
        out.writeEndObject();
    }
}
