package plumbline.loopctl.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Dying;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.ledger.Artifact.Undone;

/** Undoes what dead processes left in their ledgers, in reverse, and only what is still provably theirs. */
public final class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final LedgerFolder folder;

    public Sweeper(LedgerFolder folder) {
        this.folder = folder;
    }

    /**
     * One thing that a dead process left.
     *
     * @param owner the ledger it stood in
     * @param artifact the thing
     * @param undone how its removal ended
     * @param why it is stuck; empty when it is not, or nothing tells
     */
    public record Leftover(LedgerRecord owner, Artifact artifact, Undone undone, String why) {}

    /** Undoes the ledgers of dead processes, but not what is kept on purpose in this boot. */
    public List<Leftover> sweepDead() {
        String bootId = Host.live().bootId();
        return sweep(record -> record.keptAs().isEmpty() || !record.bootId().equals(bootId));
    }

    /** Undoes the ledgers of dead processes that the predicate picks. */
    public List<Leftover> sweep(Predicate<LedgerRecord> picked) {
        List<Leftover> leftovers = new ArrayList<>();
        try (Fd _ = folder.lock()) {
            for (Path file : folder.ledgers()) {
                sweepOne(file, picked, leftovers);
            }
        }
        return leftovers;
    }

    /** The ledgers that there are, of living and dead processes. */
    public List<LedgerRecord> records() {
        List<LedgerRecord> records = new ArrayList<>();
        for (Path file : folder.ledgers()) {
            try {
                LedgerRecord.read(file).ifPresent(records::add);
            } catch (IOException gone) {
                LOG.debug("the owner of {} has just finished", file, gone);
            }
        }
        return records;
    }

    private static void sweepOne(Path file, Predicate<LedgerRecord> picked, List<Leftover> into) {
        long opened = Fd.tryOpen(file, OpenFlag.O_RDONLY);
        if (opened < 0) {
            return;
        }
        try (Fd lock = Fd.adopt((int) opened, file.toString())) {
            boolean free = FileCalls.tryLock(lock) >= 0;
            Optional<LedgerRecord> record = LedgerRecord.read(file);
            if (!free && record.filter(Sweeper::isDying).isEmpty()) {
                return;
            }
            if (record.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (picked.test(record.get())) {
                undo(record.get(), into);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What keeps a dying process from its end, and its lock, may be a thing that stands in this very ledger. */
    private static boolean isDying(LedgerRecord record) {
        return record.bootId().equals(Host.live().bootId()) && Dying.is(record.pid());
    }

    private static void undo(LedgerRecord record, List<Leftover> into) throws IOException {
        boolean stuck = false;
        if (isDying(record)) {
            record.open().forEach(Artifact::release);
        }
        for (Artifact artifact : record.open().reversed()) {
            Leftover leftover = undoOne(record, artifact);
            stuck |= leftover.undone() == Undone.STUCK;
            into.add(leftover);
        }
        if (!stuck) {
            Files.deleteIfExists(record.file());
        }
    }

    private static Leftover undoOne(LedgerRecord record, Artifact artifact) {
        try {
            Undone undone = artifact.undo();
            String why = undone == Undone.STUCK ? artifact.hindrance().orElse("") : "";
            return new Leftover(record, artifact, undone, why);
        } catch (SyscallException refused) {
            return new Leftover(record, artifact, Undone.STUCK, String.valueOf(refused.getMessage()));
        }
    }
}
