package plumbline.loopctl.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.loopctl.ledger.Artifact.Undone;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.ledger.Sweeper;

/** {@code loopctl clean}, also {@code plumb clean}. */
@Command(name = "clean", description = "Removes all that earlier runs left behind, and only what is provably theirs.")
public final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Sweeper.Leftover> leftovers = new Sweeper(LedgerFolder.ofThisUser()).sweep(record -> true);
        if (leftovers.stream().allMatch(leftover -> leftover.undone() == Undone.NOTHING_THERE)) {
            out.println("nothing was left behind");
        }
        return Leftovers.print(leftovers, out);
    }
}
