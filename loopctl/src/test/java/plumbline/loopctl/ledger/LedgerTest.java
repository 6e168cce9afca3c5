package plumbline.loopctl.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.loopctl.ledger.Artifact.Undone;

class LedgerTest {
    @TempDir
    Path folder;

    @Test
    void shouldLeaveNoFileOnceEverythingIsStruck() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        try (Ledger ledger = Ledger.open(ledgers, "test")) {
            try (Ledger.Entry _ = ledger.enter(new FileArtifact(thing()))) {
                assertThat(LedgerRecord.read(ledger.file()).orElseThrow().open())
                        .hasSize(1);
            }
            assertThat(LedgerRecord.read(ledger.file()).orElseThrow().open()).isEmpty();
        }

        assertThat(ledgers.ledgers()).isEmpty();
        assertThat(folder.resolve("thing")).doesNotExist();
    }

    @Test
    void shouldNotSweepTheLiving() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        try (Ledger ledger = Ledger.open(ledgers, "test");
                Ledger.Entry _ = ledger.enter(new FileArtifact(thing()))) {
            assertThat(new Sweeper(ledgers).sweepDead()).isEmpty();
            assertThat(folder.resolve("thing")).exists();
        }
    }

    @Test
    void shouldSweepWhatTheDeadLeftInReverse() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Ledger ledger = Ledger.open(ledgers, "test");
        ledger.enter(new FolderArtifact(inner));
        ledger.enter(new FileArtifact(Files.createFile(inner.resolve("file"))));
        ledger.enter(new FileArtifact(inner.resolve("never-made")));
        ledger.close();

        assertThat(new Sweeper(ledgers).sweepDead())
                .extracting(Sweeper.Leftover::undone)
                .containsExactly(Undone.NOTHING_THERE, Undone.REMOVED, Undone.REMOVED);
        assertThat(inner).doesNotExist();
        assertThat(ledgers.ledgers()).isEmpty();
    }

    @Test
    void shouldLeaveWhatIsKeptOnPurpose() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        Ledger ledger = Ledger.open(ledgers, "up");
        ledger.enter(new FileArtifact(thing()));
        ledger.keep("mine");
        ledger.close();

        assertThat(new Sweeper(ledgers).sweepDead()).isEmpty();
        assertThat(new Sweeper(ledgers).records())
                .singleElement()
                .satisfies(record -> assertThat(record.keptAs()).contains("mine"));
        assertThat(new Sweeper(ledgers).sweep(record -> record.keptAs().isPresent()))
                .hasSize(1);
        assertThat(folder.resolve("thing")).doesNotExist();
    }

    @Test
    void shouldTakeALineThatWasCutOffForNothing() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        Ledger ledger = Ledger.open(ledgers, "test");
        ledger.enter(new FileArtifact(thing()));
        ledger.close();
        Files.writeString(ledger.file(), "{\"line\":\"entered\",\"id\":2,\"art", StandardOpenOption.APPEND);
        Files.createFile(ledgers.path().resolve("empty.ledger"));

        assertThat(new Sweeper(ledgers).sweepDead()).hasSize(1);
        assertThat(ledgers.ledgers()).isEmpty();
    }

    @Test
    void shouldKeepTheLedgerOfWhatIsStuckAndSayWhy() throws IOException {
        LedgerFolder ledgers = LedgerFolder.of(folder.resolve("ledgers"));
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Files.createFile(inner.resolve("not-ours"));
        Ledger ledger = Ledger.open(ledgers, "test");
        ledger.enter(new FolderArtifact(inner));
        ledger.close();

        assertThat(new Sweeper(ledgers).sweepDead())
                .extracting(Sweeper.Leftover::undone, Sweeper.Leftover::why)
                .containsExactly(tuple(Undone.STUCK, "it is not empty: not-ours"));
        assertThat(ledgers.ledgers()).hasSize(1);
        assertThat(inner.resolve("not-ours")).exists();
    }

    private Path thing() throws IOException {
        return Files.createFile(folder.resolve("thing"));
    }
}
