package plumbline.harness.recording;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.verdict.ResultJson;

/** Recordings as lines of JSON: a header, then engines, stages and requests in order, then an end. */
public final class RecordingText {
    private RecordingText() {}

    /** The lines, without line feeds. */
    public static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add(ResultJson.line(recording.header()));
        for (Recording.Part part : recording.parts()) {
            lines.add(line(new RecordingLine.Engine(part.engine())));
            for (Recording.Stage stage : part.stages()) {
                lines.add(line(new RecordingLine.Stage(stage.name(), stage.depth())));
                stage.requests()
                        .forEach(request -> lines.add(
                                line(new RecordingLine.Request(request.slot(), ShapeText.of(request.shape())))));
            }
            part.controls().forEach(control -> lines.add(line(RecordingLine.of(control))));
        }
        lines.add(line(new RecordingLine.End(
                recording.requests().count() + recording.controls().count())));
        return lines;
    }

    private static String line(RecordingLine line) {
        return ResultJson.line(line);
    }

    /**
     * Reads lines back.
     *
     * @param name of the file, for messages
     * @throws IllegalArgumentException when they are no whole recording of this version; the message has the line
     */
    public static Recording parse(String name, List<String> lines) {
        return new RecordingParser(name).parse(lines);
    }
}
