package plumbline.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import plumbline.loopctl.layer.Foreign;
import plumbline.loopctl.layer.LayerRefusedException;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.Permissions;

/** What stands where a verb is about to write. */
final class WhatIsThere {
    private WhatIsThere() {}

    /**
     * Demands that it is there.
     *
     * @throws IllegalArgumentException when it is not
     */
    static void demandFile(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("there is no such file: " + path + ": give -f to have it made");
        }
    }

    /**
     * Demands the word for a device, or a file that is not empty.
     *
     * @throws LayerRefusedException when it was not said
     */
    static void demandPermission(Path path, Permissions permissions) {
        boolean holds = Files.exists(path)
                && (!Files.isRegularFile(path) || path.toFile().length() > 0);
        if (holds && new Foreign(permissions).access(path) == Node.Access.READ_ONLY) {
            throw new LayerRefusedException(path + " is there already: give --write if what it holds may go");
        }
    }
}
