package plumbline.loopctl.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line that starts another main class on the JVM and the modules (or class path) of this process. */
public final class JavaCommand {
    private JavaCommand() {}

    /**
     * The command.
     *
     * @param jvmOptions before the class
     * @param arguments behind it
     */
    public static List<String> of(List<String> jvmOptions, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (Runtime.version().feature() >= 24) {
            command.add("--illegal-native-access=deny");
        }
        if (main.getModule().isNamed()) {
            command.add("--enable-native-access=plumbline.bindings");
            property("jdk.module.path").ifPresent(path -> command.addAll(List.of("--module-path", path)));
            command.addAll(List.of("--module", main.getModule().getName() + "/" + main.getName()));
        } else {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.addAll(List.of("--class-path", property("java.class.path").orElse(".")));
            command.add(main.getName());
        }
        command.addAll(arguments);
        return command;
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }
}
