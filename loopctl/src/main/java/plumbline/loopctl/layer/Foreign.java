package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.InUse;

/** What may be done to a thing that we did not make. */
public final class Foreign {
    private final Permissions permissions;

    public Foreign(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * Whether it may be written: only when the user said so, and said so twice when something uses it.
     *
     * @throws LayerRefusedException when writing was asked for and something uses it
     */
    public Node.Access access(Path path) {
        if (permissions.write() == Permissions.Write.EVERYTHING) {
            return Node.Access.READ_WRITE;
        }
        if (permissions.write() == Permissions.Write.NO) {
            return Node.Access.READ_ONLY;
        }
        List<String> uses = new InUse(Host.live()).of(path);
        if (!uses.isEmpty() && !permissions.destroy().contains(path)) {
            throw new LayerRefusedException(
                    "what is mounted, held, swap, partitioned or signed is not written without a"
                            + " second word: " + path + " " + String.join(", and ", uses)
                            + ": if its content may go, say"
                            + " --yes-destroy " + path);
        }
        return Node.Access.READ_WRITE;
    }
}
