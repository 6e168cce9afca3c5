package plumbline.harness.fsx;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpFlag;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpLog;
import plumbline.loopctl.host.GivenFile;

/**
 * Reads a file of operations as fsx writes it: one operation a line, its numbers (offset, length, destination where it has
 * one, the file's size before it), its flags. Lines that begin with # are comments to fsx; of ours, those that begin with
 * {@value OpsWriter#OURS} say by which engine the operations behind them go, and what the next is done with that fsx has
 * no word for. Operations that were skipped have a number too.
 */
public final class OpsReader {
    private final Path file;
    private final OpLog log = OpLog.open();
    private final EnumSet<OpFlag> ourFlags = EnumSet.noneOf(OpFlag.class);
    private final long mostBytes;
    private EngineSpec engine;
    private int lineNumber;

    private OpsReader(Path file, EngineSpec engine, long mostBytes) {
        this.file = file;
        this.engine = engine;
        this.mostBytes = mostBytes;
    }

    /**
     * Everything that a file asks for, in order.
     *
     * @param engine how bytes go where the file does not say
     * @param mostBytes how large the file under test may become
     * @throws OpsFileException with line and column
     * @throws UncheckedIOException when the file cannot be read
     */
    public static OpLog read(Path file, EngineSpec engine, long mostBytes) {
        OpsReader reader = new OpsReader(file, engine, mostBytes);
        try (BufferedReader in = Files.newBufferedReader(file)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                reader.lineNumber++;
                reader.line(new OpsLine(line));
            }
            return reader.log;
        } catch (IOException refused) {
            reader.log.close();
            throw GivenFile.unreadable("the file of operations", file, refused);
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
            log.add(operation(word(line), line).with(OpFlag.SKIPPED));
        } else {
            log.add(within(operation(first.get(), line), line));
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
        } else if (word.equals("with")) {
            flags(line, ourFlags);
        } else {
            throw wrong(line, "unknown word: " + word);
        }
    }

    private FileOp operation(String word, OpsLine line) {
        OpKind kind = OpKind.ofWord(word).orElseThrow(() -> wrong(line, "unknown operation: " + word));
        long offset = number(line, "offset");
        long length = number(line, "length");
        long destination = kind.hasDestination() ? number(line, "destination") : 0;
        number(line, "file size");
        EnumSet<OpFlag> flags = EnumSet.copyOf(ourFlags);
        ourFlags.clear();
        flags(line, flags);
        return new FileOp(kind, offset, length, destination, flags, engine);
    }

    private FileOp within(FileOp op, OpsLine line) {
        long end = Math.max(op.offset(), op.destination()) + op.length();
        if (end > mostBytes) {
            throw wrong(line, "an operation must end within " + mostBytes + " bytes (-l): end=" + end);
        }
        return op;
    }

    private void flags(OpsLine line, Set<OpFlag> into) {
        for (Optional<String> flag = line.next(); flag.isPresent(); flag = line.next()) {
            String text = flag.get();
            // fsx marks so the operations that met the first wrong byte.
            if (!text.equals("*")) {
                into.add(OpFlag.ofWord(text).orElseThrow(() -> wrong(line, "unknown flag: " + text)));
            }
        }
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
