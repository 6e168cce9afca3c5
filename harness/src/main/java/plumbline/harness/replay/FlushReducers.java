package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plumbline.harness.plan.Flush;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;

/** An fsync less. */
final class FlushReducers {
    private FlushReducers() {}

    static Stream<Recording> fewer(Recording recording) {
        List<Part> parts = recording.parts();
        return IntStream.range(0, parts.size())
                .boxed()
                .flatMap(part -> IntStream.range(0, parts.get(part).flushes().size())
                        .mapToObj(flush -> without(recording, part, flush)));
    }

    private static Recording without(Recording recording, int part, int flush) {
        List<Flush> flushes = new ArrayList<>(recording.parts().get(part).flushes());
        flushes.remove(flush);
        List<Part> parts = new ArrayList<>(recording.parts());
        parts.set(part, parts.get(part).withFlushes(flushes));
        parts.removeIf(empty -> empty.stages().isEmpty() && empty.flushes().isEmpty());
        return recording.withParts(parts);
    }
}
