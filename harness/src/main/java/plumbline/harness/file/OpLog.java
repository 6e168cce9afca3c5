package plumbline.harness.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.engine.EngineSpec;

/**
 * Every operation that was done, each with its number: 1, 2, … All but the last few thousand are kept in a file without a
 * name, so that the log has no limit. One thread.
 *
 * <pre>
 *   0 offset | 8 length | 16 destination | 24 kind (byte), flags (byte), engine (short)
 * </pre>
 */
@SuppressWarnings("EnumOrdinal") // nobody but the process that wrote the log reads it
public final class OpLog implements AutoCloseable {
    private static final int ENTRY_BYTES = 28;
    private static final int ENTRIES = 4096;

    private final FileChannel kept;
    private final List<EngineSpec> engines = new ArrayList<>();
    private final ByteBuffer entries = ByteBuffer.allocateDirect(ENTRIES * ENTRY_BYTES);
    private final ByteBuffer again = ByteBuffer.allocateDirect(ENTRIES * ENTRY_BYTES);
    private long count;
    private long blockAgain = -1;

    private OpLog(FileChannel kept) {
        this.kept = kept;
    }

    /**
     * An empty log.
     *
     * @throws UncheckedIOException when there is no place for it
     */
    public static OpLog open() {
        try {
            Path file = Files.createTempFile("plumbline-", ".ops");
            return new OpLog(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException refused) {
            throw new UncheckedIOException("the log of operations cannot be kept", refused);
        }
    }

    /** How many operations there are: the number of the last. */
    public long count() {
        return count;
    }

    /** Adds an operation, and returns its number. */
    public long add(FileOp op) {
        if (!entries.hasRemaining()) {
            keep();
        }
        entries.putLong(op.offset()).putLong(op.length()).putLong(op.destination());
        entries.put((byte) op.kind().ordinal()).put(bits(op.flags())).putShort((short) number(op.engine()));
        return ++count;
    }

    /** Takes the last operation back: it was refused, and changed nothing. */
    public void removeLast() {
        entries.position(entries.position() - ENTRY_BYTES);
        count--;
    }

    private void keep() {
        try {
            entries.flip();
            while (entries.hasRemaining()) {
                kept.write(entries);
            }
            entries.clear();
        } catch (IOException full) {
            throw new UncheckedIOException("the log of operations cannot be kept", full);
        }
    }

    private int number(EngineSpec engine) {
        int number = engines.indexOf(engine);
        if (number < 0) {
            number = engines.size();
            engines.add(engine);
        }
        return number;
    }

    private static byte bits(Set<OpFlag> flags) {
        int bits = 0;
        for (OpFlag flag : flags) {
            bits |= 1 << flag.ordinal();
        }
        return (byte) bits;
    }

    /** The operation of a number. */
    public FileOp get(long number) {
        long block = (number - 1) / ENTRIES;
        ByteBuffer from = block == (count - 1) / ENTRIES ? entries : load(block);
        int at = (int) ((number - 1) % ENTRIES) * ENTRY_BYTES;
        EnumSet<OpFlag> flags = EnumSet.noneOf(OpFlag.class);
        for (OpFlag flag : OpFlag.values()) {
            if ((from.get(at + 25) & 1 << flag.ordinal()) != 0) {
                flags.add(flag);
            }
        }
        return new FileOp(
                OpKind.values()[from.get(at + 24)],
                from.getLong(at),
                from.getLong(at + 8),
                from.getLong(at + 16),
                flags,
                engines.get(from.getShort(at + 26)));
    }

    private ByteBuffer load(long block) {
        if (block != blockAgain) {
            try {
                again.clear();
                int read = 0;
                while (again.hasRemaining() && read >= 0) {
                    read = kept.read(again, block * ENTRIES * ENTRY_BYTES + again.position());
                }
            } catch (IOException gone) {
                throw new UncheckedIOException("the log of operations cannot be read again", gone);
            }
            blockAgain = block;
        }
        return again;
    }

    @Override
    public void close() {
        try {
            kept.close();
        } catch (IOException stuck) {
            throw new UncheckedIOException("the log of operations cannot be closed", stuck);
        }
    }
}
