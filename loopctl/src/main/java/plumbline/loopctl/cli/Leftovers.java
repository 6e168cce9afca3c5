package plumbline.loopctl.cli;

import java.io.PrintWriter;
import java.util.List;
import plumbline.loopctl.ledger.Artifact.Undone;
import plumbline.loopctl.ledger.Sweeper.Leftover;

/** Says what was removed and what is stuck. */
final class Leftovers {
    private Leftovers() {}

    /** A line a thing; 0, or the status for something that is stuck. */
    static int print(List<Leftover> leftovers, PrintWriter out) {
        for (Leftover leftover : leftovers) {
            switch (leftover.undone()) {
                case REMOVED -> out.println("removed " + leftover.artifact().describe());
                case STUCK ->
                    out.println("cannot be removed now: " + leftover.artifact().describe()
                            + (leftover.why().isEmpty() ? "" : ": " + leftover.why()));
                case NOTHING_THERE -> {}
            }
        }
        boolean stuck = leftovers.stream().anyMatch(leftover -> leftover.undone() == Undone.STUCK);
        return stuck ? ExplainedFailures.BROKEN : 0;
    }
}
