package plumbline.loopctl.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's file, read back.
 *
 * @param purpose what its things were for
 * @param pid the process that wrote it
 * @param bootId the boot in which it was written
 * @param keptAs the name under which its things outlive that process, if they do
 * @param open what was entered and not struck, in the order of making
 */
public record LedgerRecord(
        Path file,
        String token,
        String purpose,
        long pid,
        String bootId,
        Instant at,
        Optional<String> keptAs,
        List<Artifact> open) {

    /**
     * Reads a ledger. A last line that was cut off by a kill stands for a thing that was not made yet.
     *
     * @return empty when not even the first line is whole: nothing was made
     * @throws IOException when the file cannot be read
     */
    static Optional<LedgerRecord> read(Path file) throws IOException {
        LedgerLine.Opened opened = null;
        String keptAs = null;
        Map<Integer, Artifact> open = new LinkedHashMap<>();
        for (String text : Files.readAllLines(file)) {
            LedgerLine line = parse(text);
            switch (line) {
                case null -> {}
                case LedgerLine.Opened first -> opened = first;
                case LedgerLine.Entered entered -> open.put(entered.id(), entered.artifact());
                case LedgerLine.Struck struck -> open.remove(struck.id());
                case LedgerLine.Kept kept -> keptAs = kept.name();
            }
        }
        if (opened == null) {
            return Optional.empty();
        }
        return Optional.of(new LedgerRecord(
                file,
                opened.token(),
                opened.purpose(),
                opened.pid(),
                opened.bootId(),
                opened.at(),
                Optional.ofNullable(keptAs),
                new ArrayList<>(open.values())));
    }

    private static @Nullable LedgerLine parse(String text) {
        try {
            return LedgerJson.read(text);
        } catch (JsonProcessingException cutOff) {
            return null;
        }
    }

    /** Whether its things outlive the process that made them. */
    public boolean isKept() {
        return keptAs.isPresent();
    }
}
