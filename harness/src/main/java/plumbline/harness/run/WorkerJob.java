package plumbline.harness.run;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import plumbline.harness.cases.Scale;
import plumbline.loopctl.layer.Permissions;

/**
 * What a worker is asked for: cases on one stack. One line of JSON on its standard input.
 *
 * @param stack the stack's text
 * @param seed of the whole run
 * @param recording the lines of the recording that is to be carried out instead of cases; none otherwise
 */
record WorkerJob(String stack, List<WorkItem> items, long seed, Scale scale, Allowed allowed, List<String> recording) {
    WorkerJob {
        recording = List.copyOf(recording);
    }

    /** A job of cases that the catalogue has. */
    WorkerJob(String stack, List<WorkItem> items, long seed, Scale scale, Allowed allowed) {
        this(stack, items, seed, scale, allowed, List.of());
    }

    /** Permissions as plain text, for the way through JSON. */
    record Allowed(Permissions.Write write, List<String> destroy) {
        static Allowed of(Permissions permissions) {
            return new Allowed(
                    permissions.write(),
                    permissions.destroy().stream().map(Path::toString).toList());
        }

        Permissions permissions() {
            return new Permissions(write, destroy.stream().map(Path::of).collect(Collectors.toSet()));
        }
    }
}
