package plumbline.loopctl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.FolderArtifact;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;

/** {@code loopctl up}. */
@Command(name = "up", description = "Builds a stack and prints its target; it stays up until it is taken down.")
public final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SPEC", description = "The layers, bottom first, joined by |.")
    private String text = "";

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Mixin
    private PermissionOptions permissions = new PermissionOptions();

    @Override
    public Integer call() throws IOException {
        StackSpec stackSpec = StackSpec.parse(text);
        StackBuilder.demand(stackSpec, Host.live());
        // The layers are not closed: the ledger keeps them for down and clean.
        Ledger ledger = Ledger.open(LedgerFolder.ofThisUser(), "up " + stackSpec);
        Stack stack = build(stackSpec, ledger);
        String id = ledger.token();
        ledger.keep(stack.target().path().toString());
        ledger.close();
        stack.notes().forEach(note -> spec.commandLine().getErr().println("loopctl: " + note));
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? Json.line(Map.of(
                                        "id",
                                        id,
                                        "spec",
                                        stackSpec.toString(),
                                        "target",
                                        stack.target().path().toString()))
                                : stack.target().path());
        return 0;
    }

    private Stack build(StackSpec stackSpec, Ledger ledger) throws IOException {
        Path folder = workFolder().resolve("plumbline-" + ledger.token());
        Ledger.Entry entry = ledger.enter(new FolderArtifact(folder));
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new StackBuilder(new Workshop(folder, ledger, permissions.permissions())).build(stackSpec);
        } catch (RuntimeException | IOException refused) {
            entry.close();
            ledger.close();
            throw refused;
        }
    }

    private static Path workFolder() {
        return Path.of(Optional.ofNullable(System.getenv("PLUMBLINE_WORK")).orElse("/var/tmp"));
    }
}
