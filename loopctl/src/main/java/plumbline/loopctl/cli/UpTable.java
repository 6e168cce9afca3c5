package plumbline.loopctl.cli;

import java.util.List;
import java.util.Map;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.LedgerRecord;
import plumbline.loopctl.ledger.Sweeper;

/** The stacks that are up. */
final class UpTable {
    private UpTable() {}

    static List<LedgerRecord> records() {
        return new Sweeper(LedgerFolder.ofThisUser())
                .records().stream().filter(LedgerRecord::isKept).toList();
    }

    /** {@code 1a2b3c4d /dev/loop0}. */
    static String name(LedgerRecord record) {
        return record.token() + " " + record.keptAs().orElse("");
    }

    static Map<String, Object> json(LedgerRecord record) {
        return Map.of(
                "id", record.token(),
                "target", record.keptAs().orElse(""),
                "spec", spec(record),
                "since", record.at().toString());
    }

    /** The text that it was built from. */
    static String spec(LedgerRecord record) {
        return record.purpose().replaceFirst("^up ", "");
    }
}
