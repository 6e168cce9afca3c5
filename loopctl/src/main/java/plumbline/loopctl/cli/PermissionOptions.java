package plumbline.loopctl.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;
import plumbline.loopctl.layer.Permissions;

/** The words without which nothing is written that we did not make. */
public final class PermissionOptions {
    @Option(names = "--write", description = "What is there already (a device, a file with content) may be written.")
    private boolean write;

    @Option(
            names = "--yes-destroy",
            paramLabel = "PATH",
            description = "This may be written even though it is mounted, held, swap, partitioned or signed.")
    private List<Path> destroy = new ArrayList<>();

    /** Whether the user asked for anything to be written. */
    public boolean isWriteAsked() {
        return write || !destroy.isEmpty();
    }

    public Permissions permissions() {
        return Permissions.ofUser(isWriteAsked() ? Permissions.Write.YES : Permissions.Write.NO, Set.copyOf(destroy));
    }
}
