package plumbline.loopctl.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.OptionSpec;

/** {@code loopctl layers}. */
@Command(name = "layers", description = "Shows the layers that there are, and their options.")
public final class LayersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (LayerKind kind : LayerKind.values()) {
            out.printf(Locale.ROOT, "%-12s %s%n", kind.word(), kind.type().summary());
            for (OptionSpec option : kind.type().options()) {
                out.printf(Locale.ROOT, "    %-22s %s%n", spelling(option), option.help());
            }
            out.println("    as in: " + kind.type().example());
        }
    }

    private static String spelling(OptionSpec option) {
        return switch (option.type()) {
            case FLAG -> option.name();
            case SIZE -> option.name() + "=SIZE";
            case COUNT -> option.name() + "=N";
            case WORD -> option.name() + "=" + String.join("|", option.words());
            case TEXT -> option.name() + "=TEXT";
        };
    }
}
