package plumbline.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.harness.run.JournalEvent.Cut;
import plumbline.harness.run.JournalEvent.Opened;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.ResultJson;
import plumbline.loopctl.host.GivenFile;

/**
 * What a journal tells of a run that was cut off.
 *
 * @param opened how it began; empty for a run that has no past
 * @param results the verdicts that it came to, in order
 * @param stack the stack that it was at, if it had come to one
 * @param running the case that it was at, if it was at one
 * @param cut what cut it off, if somebody saw it
 */
public record Past(
        Optional<Opened> opened,
        List<CaseResult> results,
        Optional<String> stack,
        Optional<WorkItem> running,
        Optional<Cut> cut) {

    public Past {
        results = List.copyOf(results);
    }

    /** Nothing has happened yet. */
    public static Past none() {
        return new Past(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads a journal; a last line that was cut off is passed over. */
    public static Past read(Path journal) {
        try {
            Reader reader = new Reader();
            for (String line : Files.readAllLines(journal)) {
                reader.read(line);
            }
            return reader.past();
        } catch (IOException refused) {
            throw GivenFile.unreadable("the journal", journal, refused);
        }
    }

    private static final class Reader {
        private @Nullable Opened opened;
        private final List<CaseResult> results = new ArrayList<>();
        private @Nullable String stack;
        private @Nullable WorkItem running;
        private @Nullable Cut cut;

        void read(String line) {
            try {
                heard(ResultJson.read(line, JournalEvent.class));
            } catch (UncheckedIOException cutOff) {
                // The machine stopped while this line was written.
            }
        }

        private void heard(JournalEvent event) {
            switch (event) {
                case Opened first -> opened = first;
                case JournalEvent.Building building -> stack = building.stack();
                case JournalEvent.Started started -> {
                    stack = started.stack();
                    running = started.item();
                }
                case JournalEvent.Finished finished -> {
                    results.add(finished.result());
                    running = null;
                }
                case Cut last -> cut = last;
            }
        }

        Past past() {
            return new Past(
                    Optional.ofNullable(opened),
                    results,
                    Optional.ofNullable(stack),
                    Optional.ofNullable(running),
                    Optional.ofNullable(cut));
        }
    }
}
