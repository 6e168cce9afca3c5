package plumbline.harness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verify.Journal.Kind;

class JournalFileTest {
    private static final int BLOCK = 4096;

    @TempDir
    Path folder;

    private Path file;
    private JournalFile journal;

    @BeforeEach
    void makeJournal() {
        file = folder.resolve("journal");
        journal = JournalFile.create(file, new JournalFile.Header(1, 1 << 20), new Trouble(new StopFlag()));
    }

    private long promisedSectors() {
        journal.close();
        return JournalReader.of(file).durability().promisedSectors();
    }

    private void write(long offset, Kind how) {
        journal.issued(offset, BLOCK, 1);
        journal.answered(how, offset, BLOCK, 1);
    }

    @Test
    void shouldTakeAnFsyncThatIsAnsweredForAPromise() {
        write(0, Kind.ACKNOWLEDGED);
        assertThat(journal.hasPromised()).isFalse();
        journal.flushed(journal.flushBegins());

        assertThat(journal.hasPromised()).isTrue();
        assertThat(promisedSectors()).isEqualTo(8);
    }

    @Test
    void shouldTakeNoAnswerForAPromiseOncePowerIsFailing() {
        write(0, Kind.ACKNOWLEDGED);
        write(BLOCK, Kind.WRITTEN_THROUGH);
        long begun = journal.flushBegins();

        journal.promiseNothingMore();
        journal.flushed(begun);
        write(2 * BLOCK, Kind.WRITTEN_THROUGH);

        assertThat(promisedSectors()).as("the one written through before").isEqualTo(8);
    }
}
