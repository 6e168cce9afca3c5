package plumbline.harness.recording;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.ShapeText;
import plumbline.harness.verdict.ResultJson;
import plumbline.loopctl.stack.StackSpec;

/** Reads a recording line by line, and says where it is wrong. */
final class RecordingParser {
    private static final int MOST_DEPTH = 4096;

    private final String name;
    private final List<Recording.Part> parts = new ArrayList<>();
    private final List<Recording.Stage> stages = new ArrayList<>();
    private final List<Recording.Request> requests = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private Optional<RecordingLine.Engine> engine = Optional.empty();
    private Optional<RecordingLine.Stage> stage = Optional.empty();
    private long count;
    private boolean ended;
    private int number;

    RecordingParser(String name) {
        this.name = name;
    }

    /** Only the version: other fields may be unknown to this program. */
    private record Version(int recording) {}

    Recording parse(List<String> lines) {
        try {
            number = 1;
            Recording.Header header = header(lines.isEmpty() ? "" : lines.getFirst());
            for (String line : lines.subList(1, lines.size())) {
                number++;
                take(json(line, RecordingLine.class));
            }
            if (!ended) {
                throw new IllegalArgumentException("the recording is cut off: it has no end");
            }
            return new Recording(header, parts);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(name + ", line " + number + ": " + wrong.getMessage(), wrong);
        }
    }

    private static Recording.Header header(String line) {
        int version = json(line, Version.class).recording();
        if (version != Recording.VERSION) {
            throw new IllegalArgumentException("this is no recording of version " + Recording.VERSION + ": "
                    + (version == 0 ? "none is given" : "recording=" + version));
        }
        Recording.Header header = json(line, Recording.Header.class);
        StackSpec.parse(header.stack());
        if (!header.seed().matches("0x[0-9a-f]{1,16}")) {
            throw new IllegalArgumentException("a seed is 0x and up to 16 hexadecimal digits: " + header.seed());
        }
        return header;
    }

    private static <T> T json(String line, Class<T> type) {
        try {
            return Optional.ofNullable(ResultJson.read(line, type))
                    .orElseThrow(() -> new IllegalArgumentException("this is no line of a recording: " + line));
        } catch (UncheckedIOException | NullPointerException malformed) {
            throw new IllegalArgumentException("this is no line of a recording: " + brief(line), malformed);
        }
    }

    private static String brief(String line) {
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    private void take(RecordingLine line) {
        if (ended) {
            throw new IllegalArgumentException("nothing comes behind the end");
        }
        switch (line) {
            case RecordingLine.Engine next -> {
                EngineSpec.parse(next.name());
                endPart();
                engine = Optional.of(next);
            }
            case RecordingLine.Stage next -> begin(next);
            case RecordingLine.Request next -> add(next);
            case RecordingLine.Fsync next -> add(next.of());
            case RecordingLine.Range next -> add(new RangeControl(next.ioctl(), next.offset(), next.lengthBytes()));
            case RecordingLine.End end -> end(end);
        }
    }

    private void begin(RecordingLine.Stage next) {
        if (engine.isEmpty()) {
            throw new IllegalArgumentException("a stage stands behind its engine");
        }
        if (!controls.isEmpty()) {
            throw new IllegalArgumentException("no stage stands behind " + controls.getLast() + " of its engine");
        }
        if (next.depth() < 1 || next.depth() > MOST_DEPTH) {
            throw new IllegalArgumentException(
                    "a depth is at least 1 and at most " + MOST_DEPTH + ": depth=" + next.depth());
        }
        endStage();
        stage = Optional.of(next);
    }

    private void add(RecordingLine.Request next) {
        int depth = stage.orElseThrow(() -> new IllegalArgumentException("a request stands behind its stage"))
                .depth();
        if (next.slot() < 0 || next.slot() >= depth) {
            throw new IllegalArgumentException(
                    "a slot is less than its stage's depth: slot=" + next.slot() + ", depth=" + depth);
        }
        requests.add(new Recording.Request(next.slot(), ShapeText.parse(next.shape())));
        count++;
    }

    private void add(Control next) {
        if (engine.isEmpty()) {
            throw new IllegalArgumentException(next + " stands behind its engine");
        }
        endStage();
        controls.add(next);
        count++;
    }

    private void end(RecordingLine.End end) {
        endPart();
        ended = true;
        if (end.requests() != count) {
            throw new IllegalArgumentException(
                    "the recording is not whole: it had " + end.requests() + " requests, and has " + count);
        }
    }

    private void endStage() {
        stage.ifPresent(begun -> stages.add(new Recording.Stage(begun.name(), begun.depth(), requests)));
        stage = Optional.empty();
        requests.clear();
    }

    private void endPart() {
        endStage();
        engine.ifPresent(begun -> parts.add(new Recording.Part(begun.name(), stages, controls)));
        engine = Optional.empty();
        stages.clear();
        controls.clear();
    }
}
