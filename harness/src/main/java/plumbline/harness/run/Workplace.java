package plumbline.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import plumbline.loopctl.ledger.FolderArtifact;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;

/** A ledger, and a private folder that stands in it: what a process needs before it makes stacks. */
public final class Workplace implements AutoCloseable {
    private final Ledger ledger;
    private final Ledger.Entry entry;
    private final Path folder;

    private Workplace(Ledger ledger, Ledger.Entry entry, Path folder) {
        this.ledger = ledger;
        this.entry = entry;
        this.folder = folder;
    }

    /**
     * A new one.
     *
     * @param files where the folder is made
     * @param purpose what for, for messages
     */
    public static Workplace open(Path files, String purpose) {
        Ledger ledger = Ledger.open(LedgerFolder.ofThisUser(), purpose);
        Path folder = files.resolve("plumbline-" + ledger.token());
        Ledger.Entry entry = ledger.enter(new FolderArtifact(folder));
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Workplace(ledger, entry, folder);
        } catch (IOException refused) {
            try (Ledger _ = ledger;
                    Ledger.Entry _ = entry) {
                throw new UncheckedIOException("the folder for files cannot be made in " + files, refused);
            }
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try (Ledger _ = ledger;
                Ledger.Entry _ = entry) {}
    }
}
