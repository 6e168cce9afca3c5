package plumbline.loopctl.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.Identity;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/**
 * Where ledgers lie: {@code /run/plumbline} for root, a folder of the user's own otherwise, {@code PLUMBLINE_STATE}
 * where that is set.
 *
 * @param path absolute, mode 0700
 */
public record LedgerFolder(Path path) {
    private static final int LOCK_TRIES = 500;

    /** This user's folder, made when it is not there. */
    public static LedgerFolder ofThisUser() {
        return of(Optional.ofNullable(System.getenv("PLUMBLINE_STATE"))
                .map(Path::of)
                .orElseGet(LedgerFolder::usual));
    }

    /** Any folder, made when it is not there. */
    public static LedgerFolder of(Path path) {
        try {
            Path absolute = path.toAbsolutePath();
            Files.createDirectories(
                    absolute, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new LedgerFolder(absolute);
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder for ledgers cannot be made: " + path, refused);
        }
    }

    private static Path usual() {
        int user = Identity.effectiveUserId();
        if (user == 0) {
            return Path.of("/run/plumbline");
        }
        return Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR"))
                .map(runtime -> Path.of(runtime, "plumbline"))
                .orElseGet(() -> Path.of("/tmp", "plumbline-" + user));
    }

    List<Path> ledgers() {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(Ledger.SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Held while a ledger is made or swept, so that no sweep meets a ledger whose owner has not locked it yet. */
    Fd lock() {
        Fd lock = Fd.open(path.resolve("lock"), OpenFlag.O_RDWR, OpenFlag.O_CREAT);
        long result = -1;
        for (int i = 0; i < LOCK_TRIES; i++) {
            result = FileCalls.tryLock(lock);
            if (result == 0) {
                return lock;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        lock.close();
        throw new SyscallException("flock", path.resolve("lock").toString(), result, "another run holds it for long");
    }
}
