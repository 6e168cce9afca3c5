package plumbline.harness.fsx;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpFlag;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpLog;

/**
 * Reads a file of operations as fsx writes it: one operation a line, its numbers (offset, length, destination where it has
 * one, the file's size before it), its flags. Lines that begin with # are comments to fsx; of ours, those that begin with
 * {@value OpsWriter#OURS} say by which engine the operations behind them go, and hold what fsx has no word for.
 */
public final class OpsReader {
    private final Path file;
    private final OpLog log = OpLog.open();
    private EngineSpec engine;
    private int lineNumber;

    private OpsReader(Path file, EngineSpec engine) {
        this.file = file;
        this.engine = engine;
    }

    /**
     * Everything that a file asks for, in order; operations that it says were skipped are left out.
     *
     * @param engine how bytes go where the file does not say
     * @throws OpsFileException with line and column
     * @throws UncheckedIOException when the file cannot be read
     */
    public static OpLog read(Path file, EngineSpec engine) {
        OpsReader reader = new OpsReader(file, engine);
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reader.lineNumber++;
                reader.line(new OpsLine(line));
            }
            return reader.log;
        } catch (IOException refused) {
            reader.log.close();
            throw new UncheckedIOException("the file of operations cannot be read: " + file, refused);
        } catch (RuntimeException wrong) {
            reader.log.close();
            throw wrong;
        }
    }

    private void line(OpsLine line) {
        Optional<String> first = line.next();
        if (first.isEmpty() || (first.get().startsWith("#") && !first.get().equals(OpsWriter.OURS))) {
            return;
        }
        if (first.get().equals(OpsWriter.OURS)) {
            ours(line);
        } else if (first.get().equals("skip")) {
            operation(word(line), line);
        } else {
            log.add(operation(first.get(), line));
        }
    }

    private void ours(OpsLine line) {
        String word = word(line);
        if (word.equals("engine")) {
            String name = word(line);
            try {
                engine = EngineSpec.parse(name);
            } catch (IllegalArgumentException unknown) {
                throw wrong(line, String.valueOf(unknown.getMessage()));
            }
        } else if (word.equals(OpKind.DROP_CACHES.word())) {
            log.add(FileOp.of(OpKind.DROP_CACHES, 0, 0, engine));
        }
    }

    private FileOp operation(String word, OpsLine line) {
        OpKind kind = OpKind.ofWord(word)
                .filter(known -> known != OpKind.DROP_CACHES)
                .orElseThrow(() -> wrong(line, "unknown operation: " + word));
        long offset = number(line, "offset");
        long length = number(line, "length");
        long destination = kind.hasDestination() ? number(line, "destination") : 0;
        number(line, "file size");
        EnumSet<OpFlag> flags = EnumSet.noneOf(OpFlag.class);
        for (Optional<String> flag = line.next(); flag.isPresent(); flag = line.next()) {
            String text = flag.get();
            // fsx marks so the operations that met the first wrong byte.
            if (!text.equals("*")) {
                flags.add(OpFlag.ofWord(text).orElseThrow(() -> wrong(line, "unknown flag: " + text)));
            }
        }
        return new FileOp(kind, offset, length, destination, flags, engine);
    }

    private String word(OpsLine line) {
        return line.next().orElseThrow(() -> wrong(line, "an operation must follow"));
    }

    private long number(OpsLine line, String what) {
        String text = line.next().orElseThrow(() -> wrong(line, what + " is missing"));
        try {
            long number = Long.decode(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            throw wrong(line, what + " must be a number, as 4096 or 0x1000: " + text);
        }
        throw wrong(line, what + " must not be negative: " + text);
    }

    private OpsFileException wrong(OpsLine line, String rule) {
        return new OpsFileException(file.toString(), lineNumber, line.column(), rule);
    }
}
