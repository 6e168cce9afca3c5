package plumbline.harness.emit;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.recording.Recording;

/** What the comment at the top of a reproducer says. */
final class Heads {
    private static final int LINE = 96;

    private Heads() {}

    static CProgram.Head of(Story story) {
        return of(story.recording(), story.told(), story.engine().toString());
    }

    static CProgram.Head of(Recording recording, Recording.Sighting told, String engine) {
        Recording.Header header = recording.header();
        return new CProgram.Head(told.kind().word(), header.kernel(), header.stack(), engine, wrapped(told.message()));
    }

    /** Lines of a comment; what would end it is taken out. */
    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.replace("*/", "* /").split("\\s+")) {
            if (!line.isEmpty() && line.length() + word.length() > LINE) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
