package plumbline.harness.fsx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpFlag;
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
                sizeBytes = op.has(OpFlag.SKIPPED) ? sizeBytes : op.sizeAfter(sizeBytes);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the file of operations cannot be written: " + file, refused);
        }
    }

    private static String line(FileOp op, long sizeBytes) {
        StringBuilder line = new StringBuilder();
        String ours = words(op, flag -> !flag.isOfFsx() && flag != OpFlag.SKIPPED);
        if (!ours.isEmpty()) {
            line.append(OURS).append(" with").append(ours).append('\n');
        }
        line.append(op.has(OpFlag.SKIPPED) ? "skip " : "").append(op.kind().word());
        append(line, op.offset());
        append(line, op.length());
        if (op.kind().hasDestination()) {
            append(line, op.destination());
        }
        append(line, sizeBytes);
        return line.append(words(op, OpFlag::isOfFsx)).append('\n').toString();
    }

    private static String words(FileOp op, Predicate<OpFlag> which) {
        return op.flags().stream().filter(which).map(flag -> " " + flag.word()).collect(Collectors.joining());
    }

    private static void append(StringBuilder line, long number) {
        line.append(" 0x").append(Long.toHexString(number));
    }
}
