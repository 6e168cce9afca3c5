package plumbline.loopctl.testing;

import java.util.List;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.ProcessArtifact;
import plumbline.loopctl.ledger.Sweeper;

/** The processes that ledgers name. */
public final class Servers {
    private Servers() {}

    /** Those of the ledgers in a folder. */
    public static List<ProcessArtifact> in(LedgerFolder ledgers) {
        return new Sweeper(ledgers)
                .records().stream()
                        .flatMap(record -> record.open().stream())
                        .filter(ProcessArtifact.class::isInstance)
                        .map(ProcessArtifact.class::cast)
                        .toList();
    }
}
