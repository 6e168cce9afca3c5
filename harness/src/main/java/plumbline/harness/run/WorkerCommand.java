package plumbline.harness.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.loopctl.host.JavaCommand;

/**
 * The command line that starts a worker on the JVM and the modules (or class path) that this process runs on. The system
 * property {@code plumbline.worker.options} gives that JVM other options than the usual ones, separated by blanks.
 */
final class WorkerCommand {
    private static final String OPTIONS = "plumbline.worker.options";

    private WorkerCommand() {}

    static List<String> of(Path submissions, RunSpec.Limits limits) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Standard output is for events alone; the JVM would put its warnings there.
        command.addAll(List.of("-XX:+UseSerialGC", "-Xss512k", "-Xlog:disable", "-Xlog:all=error:stderr"));
        command.addAll(options());
        JavaCommand.archives().ifPresent(command::add);
        if (WorkerMain.class.getModule().isNamed()) {
            command.add("--enable-native-access=plumbline.bindings");
            property("jdk.module.path").ifPresent(path -> command.addAll(List.of("--module-path", path)));
            command.addAll(List.of("--module", "plumbline.harness/" + WorkerMain.class.getName()));
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(List.of("--class-path", property("java.class.path").orElse(".")));
            command.add(WorkerMain.class.getName());
        }
        command.add(submissions.toString());
        command.add(limits.files().toString());
        command.add(String.valueOf(limits.request().toMillis()));
        return command;
    }

    private static List<String> options() {
        Optional<String> given = property(OPTIONS);
        if (given.isPresent()) {
            return List.of(given.get().trim().split(" +"));
        }
        return Runtime.version().feature() >= 24 ? List.of("--illegal-native-access=deny") : List.of();
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }
}
