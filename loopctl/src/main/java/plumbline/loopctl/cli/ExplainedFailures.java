package plumbline.loopctl.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.stack.SpecException;

/** Turns failures that have a sentence into that sentence and an exit status; anything else is a fault of ours. */
public final class ExplainedFailures implements IExecutionExceptionHandler {
    /** Wrong usage or bad input. */
    public static final int BAD_INPUT = 2;

    /** The kernel refused, or something is stuck. */
    public static final int BROKEN = 3;

    private final String command;

    public ExplainedFailures(String command) {
        this.command = command;
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine line, ParseResult parsed) throws Exception {
        boolean badInput = failed instanceof SpecException
                || failed instanceof LayerRefusedException
                || failed instanceof IllegalArgumentException;
        boolean broken = failed instanceof SyscallException
                || failed instanceof UncheckedIOException
                || failed instanceof IllegalStateException;
        if (!badInput && !broken) {
            throw failed;
        }
        line.getErr().println(command + ": " + failed.getMessage());
        return badInput ? BAD_INPUT : BROKEN;
    }
}
