package plumbline.harness.fsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpLog;

/** Writes operations as fsx does, so that it replays them; see {@link OpsReader}. */
public final class OpsWriter {
    /** How lines begin that are comments to fsx and not to us. */
    static final String OURS = "#!";

    private OpsWriter() {}

    /**
     * Writes every operation of a log.
     *
     * @param firstSizeBytes how large the file was before the first of them
     * @throws UncheckedIOException when the file cannot be written
     */
    public static void write(OpLog log, long firstSizeBytes, Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            long sizeBytes = firstSizeBytes;
            EngineSpec engine = null;
            for (long number = 1; number <= log.count(); number++) {
                FileOp op = log.get(number);
                if (op.kind().isTransfer() && !op.engine().equals(engine)) {
                    engine = op.engine();
                    out.write(OURS + " engine " + engine + "\n");
                }
                out.write(line(op, sizeBytes));
                sizeBytes = op.sizeAfter(sizeBytes);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the file of operations cannot be written: " + file, refused);
        }
    }

    private static String line(FileOp op, long sizeBytes) {
        if (op.kind() == OpKind.DROP_CACHES) {
            return OURS + " " + op.kind().word() + "\n";
        }
        StringBuilder line = new StringBuilder(op.kind().word());
        append(line, op.offset());
        append(line, op.length());
        if (op.kind().hasDestination()) {
            append(line, op.destination());
        }
        append(line, sizeBytes);
        op.flags().forEach(flag -> line.append(' ').append(flag.word()));
        return line.append('\n').toString();
    }

    private static void append(StringBuilder line, long number) {
        line.append(" 0x").append(Long.toHexString(number));
    }
}
