package plumbline.harness.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import plumbline.loopctl.host.GivenFile;

/**
 * A journal in a file, which should not lie on the target: a header and entries of 32 bytes, little-endian.
 *
 * <pre>
 *   header: magic "plumbjr1" | seed | size of the target | 0
 *   entry:  kind (1) 0 (3) generation (4) | offset | length | number of the fsync
 * </pre>
 *
 * Each entry is written before what it tells of goes on. An entry cut off at the end is as good as none.
 */
final class JournalFile implements Journal {
    private static final int ENTRY_BYTES = 32;
    private static final long MAGIC = 0x31726A_626D756C70L;

    private final Path file;
    private final FileChannel channel;
    private final Trouble trouble;
    private final ByteBuffer entry = ByteBuffer.allocateDirect(ENTRY_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long flushes;
    private boolean promising = true;
    private boolean promised;

    /** What a journal is about. */
    record Header(long seed, long sizeBytes) {}

    /** What happened, one thing after the other. */
    record Entry(Kind kind, long offset, long lengthBytes, int generation, long flush) {}

    private JournalFile(Path file, FileChannel channel, Trouble trouble) {
        this.file = file;
        this.channel = channel;
        this.trouble = trouble;
    }

    /**
     * A new journal.
     *
     * @param trouble is told when it cannot be written any more
     */
    static JournalFile create(Path file, Header header, Trouble trouble) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            JournalFile journal = new JournalFile(file, channel, trouble);
            journal.entry
                    .putLong(MAGIC)
                    .putLong(header.seed())
                    .putLong(header.sizeBytes())
                    .putLong(0);
            journal.write();
            return journal;
        } catch (IOException refused) {
            throw new UncheckedIOException("the journal cannot be made: " + refused.getMessage(), refused);
        }
    }

    /**
     * Reads a journal.
     *
     * @param entries is given all of them, in order
     * @throws IllegalArgumentException when the file is none
     */
    static Header read(Path file, Consumer<Entry> entries) {
        try (FileChannel in = FileChannel.open(file)) {
            ByteBuffer all =
                    in.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(file)).order(ByteOrder.LITTLE_ENDIAN);
            if (all.remaining() < ENTRY_BYTES || all.getLong() != MAGIC) {
                throw new IllegalArgumentException("this is no journal of plumb verify: " + file);
            }
            Header header = new Header(all.getLong(), all.getLong());
            all.getLong();
            while (all.remaining() >= ENTRY_BYTES) {
                entries.accept(entry(all));
            }
            return header;
        } catch (IOException refused) {
            throw GivenFile.unreadable("the journal", file, refused);
        }
    }

    private static Entry entry(ByteBuffer from) {
        int code = from.getInt();
        Kind kind = Kind.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("a journal has no entry of this kind: " + code));
        int generation = from.getInt();
        return new Entry(kind, from.getLong(), from.getLong(), generation, from.getLong());
    }

    @Override
    public synchronized void issued(long offset, long lengthBytes, int generation) {
        append(new Entry(Kind.ISSUED, offset, lengthBytes, generation, 0));
    }

    @Override
    public synchronized void answered(Kind kind, long offset, long lengthBytes, int generation) {
        Kind told = kind == Kind.WRITTEN_THROUGH && !promising ? Kind.ACKNOWLEDGED : kind;
        promised |= told == Kind.WRITTEN_THROUGH;
        append(new Entry(told, offset, lengthBytes, generation, 0));
    }

    @Override
    public synchronized long flushBegins() {
        append(new Entry(Kind.FLUSH_BEGUN, 0, 0, 0, ++flushes));
        return flushes;
    }

    @Override
    public synchronized void flushed(long number) {
        if (promising) {
            promised = true;
            append(new Entry(Kind.FLUSHED, 0, 0, 0, number));
        }
    }

    @Override
    public synchronized void promiseNothingMore() {
        promising = false;
    }

    @Override
    public synchronized boolean hasPromised() {
        return promised;
    }

    private void append(Entry one) {
        entry.clear();
        entry.putInt(one.kind().code()).putInt(one.generation());
        entry.putLong(one.offset()).putLong(one.lengthBytes()).putLong(one.flush());
        write();
    }

    private void write() {
        try {
            entry.flip();
            while (entry.hasRemaining()) {
                channel.write(entry);
            }
        } catch (IOException refused) {
            trouble.happened("the journal " + file + " cannot be written any more: " + refused.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("the journal cannot be closed: " + file, refused);
        }
    }
}
