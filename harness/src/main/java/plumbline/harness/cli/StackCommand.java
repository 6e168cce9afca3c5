package plumbline.harness.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.loopctl.cli.DownCommand;
import plumbline.loopctl.cli.LayersCommand;
import plumbline.loopctl.cli.LimitsCommand;
import plumbline.loopctl.cli.StackListCommand;
import plumbline.loopctl.cli.UpCommand;

/** {@code plumb stack}: the same as {@code loopctl}. */
@Command(
        name = "stack",
        description = "Stacks by hand, the same as loopctl: up, down, list, limits, layers.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StackListCommand.class,
            LimitsCommand.class,
            LayersCommand.class
        })
final class StackCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
