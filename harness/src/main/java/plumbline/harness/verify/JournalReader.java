package plumbline.harness.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.harness.oracle.Durability;
import plumbline.harness.oracle.Oracle;
import plumbline.harness.pattern.Pattern;

/** A journal, read: what was promised. */
record JournalReader(JournalFile.Header header, Durability durability) {
    static JournalReader of(Path file) {
        List<JournalFile.Entry> entries = new ArrayList<>();
        JournalFile.Header header = JournalFile.read(file, entries::add);
        Durability durability = new Durability(Pattern.ofSeed(header.seed()), header.sizeBytes());
        entries.forEach(entry -> replay(entry, durability));
        return new JournalReader(header, durability);
    }

    private static void replay(JournalFile.Entry entry, Durability into) {
        switch (entry.kind()) {
            case ISSUED -> into.issued(entry.offset(), entry.lengthBytes(), entry.generation());
            case ACKNOWLEDGED -> into.acknowledged(entry.offset(), entry.lengthBytes(), Oracle.Outcome.COMPLETE);
            case WRITTEN_THROUGH -> into.writtenThrough(entry.offset(), entry.lengthBytes());
            case FAILED -> into.acknowledged(entry.offset(), entry.lengthBytes(), Oracle.Outcome.UNCERTAIN);
            case FLUSH_BEGUN -> into.flushBegun(entry.flush());
            case FLUSHED -> into.flushed(entry.flush());
        }
    }
}
