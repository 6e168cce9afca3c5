package plumbline.loopctl.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;

/**
 * What this process has made and not yet undone. Each thing is entered, durably, before it is made, and struck after it
 * is gone. The file is locked as long as its owner lives: a ledger that can be locked by another belongs to the dead,
 * and {@link Sweeper} undoes it. Methods may be called from any thread.
 */
public final class Ledger implements AutoCloseable {
    static final String SUFFIX = ".ledger";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final String token;
    private final Fd lock;
    private final FileChannel channel;
    private final Map<Integer, Artifact> open = new LinkedHashMap<>();
    private int lastId;
    private boolean kept;

    private Ledger(Path file, String token, Fd lock, FileChannel channel) {
        this.file = file;
        this.token = token;
        this.lock = lock;
        this.channel = channel;
    }

    /**
     * A new, empty ledger.
     *
     * @param purpose what the things are for, for messages
     */
    public static Ledger open(LedgerFolder folder, String purpose) {
        byte[] random = new byte[4];
        RANDOM.nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        Path file = folder.path().resolve(token + SUFFIX);
        try (Fd _ = folder.lock()) {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Fd lock = Fd.open(file, OpenFlag.O_RDONLY);
            SyscallException.check("flock", file.toString(), FileCalls.tryLock(lock));
            Ledger ledger = new Ledger(file, token, lock, channel);
            ledger.append(new LedgerLine.Opened(
                    token, Host.live().bootId(), ProcessHandle.current().pid(), purpose, Instant.now()));
            return ledger;
        } catch (IOException refused) {
            throw new UncheckedIOException("the ledger cannot be written: " + file, refused);
        }
    }

    /** A random word, unique to this ledger, that goes into the names of what we make. */
    public String token() {
        return token;
    }

    public Path file() {
        return file;
    }

    /**
     * Enters a thing that is about to be made.
     *
     * @return its entry; closing it undoes the thing, whether or not it came to be
     */
    public synchronized Entry enter(Artifact artifact) {
        int id = ++lastId;
        append(new LedgerLine.Entered(id, artifact));
        open.put(id, artifact);
        return new Entry(this, id, artifact);
    }

    private synchronized void strike(int id) {
        append(new LedgerLine.Struck(id));
        open.remove(id);
    }

    /** Something that stands in a ledger. */
    public static final class Entry implements AutoCloseable {
        private final Ledger ledger;
        private final int id;
        private final Artifact artifact;
        private boolean struck;

        private Entry(Ledger ledger, int id, Artifact artifact) {
            this.ledger = ledger;
            this.id = id;
            this.artifact = artifact;
        }

        /**
         * Undoes the thing and strikes it. Closing twice is harmless.
         *
         * @throws IllegalStateException when the kernel does not let it go; it stays in the ledger
         */
        @Override
        public void close() {
            if (struck) {
                return;
            }
            if (artifact.undo() == Artifact.Undone.STUCK) {
                throw new IllegalStateException(artifact.describe() + " could not be removed; it stays in the ledger "
                        + ledger.file + ": run plumb clean once nothing uses it");
            }
            ledger.strike(id);
            struck = true;
        }
    }

    /** Lets everything outlive this process, under a name. */
    public synchronized void keep(String name) {
        append(new LedgerLine.Kept(name));
        kept = true;
    }

    private void append(LedgerLine line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((LedgerJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException refused) {
            throw new UncheckedIOException("the ledger cannot be written: " + file, refused);
        }
    }

    /** Unlocks the file and, once nothing is left in it, removes it. */
    @Override
    public synchronized void close() {
        try {
            channel.close();
            if (open.isEmpty() && !kept) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the ledger cannot be removed: " + file, refused);
        } finally {
            lock.close();
        }
    }
}
