package plumbline.loopctl.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line that starts another main class on the JVM and the modules (or class path) of this process. Where the
 * system property {@code plumbline.archives} names a folder, what an often started class loads is kept there: mapped when
 * it is there, and made where {@code plumbline.archives.make} is set.
 */
public final class JavaCommand {
    private static final String ARCHIVES = "plumbline.archives";
    private static final String MAKE = "plumbline.archives.make";

    private JavaCommand() {}

    /**
     * The command for a class that is started often, and has an archive.
     *
     * @param jvmOptions before the class
     * @param arguments behind it
     */
    public static List<String> often(List<String> jvmOptions, Class<?> main, List<String> arguments) {
        List<String> options = new ArrayList<>(jvmOptions);
        Optional<Path> archive = property(ARCHIVES)
                .map(folder -> Path.of(folder, main.getSimpleName() + "-" + Runtime.version() + ".jsa"));
        Optional<String> jars = property("jdk.module.path").map(Path::of).flatMap(JavaCommand::jars);
        boolean makes = property(MAKE).isPresent();
        if (archive.isEmpty() || jars.isEmpty() || !(makes || Files.exists(archive.get()))) {
            return of(jvmOptions, main, arguments);
        }
        // An archive of a class path is mapped whole; modules on a path of their own would be resolved again each time.
        options.add((makes ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + archive.get());
        options.addAll(List.of("-Xlog:disable", "-Xlog:all=error,aot*=off,cds*=off:stderr"));
        return onClassPath(options, jars.get(), main, arguments);
    }

    /** The option that tells a process which is started from here, and starts others, where the archives are. */
    public static Optional<String> archives() {
        return property(ARCHIVES).map(folder -> "-D" + ARCHIVES + "=" + folder);
    }

    private static Optional<String> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return Optional.of(files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator)));
        } catch (IOException severalOrNone) {
            return Optional.empty();
        }
    }

    /**
     * The command.
     *
     * @param jvmOptions before the class
     * @param arguments behind it
     */
    public static List<String> of(List<String> jvmOptions, Class<?> main, List<String> arguments) {
        if (!main.getModule().isNamed()) {
            return onClassPath(jvmOptions, property("java.class.path").orElse("."), main, arguments);
        }
        List<String> command = java(jvmOptions);
        command.add("--enable-native-access=plumbline.bindings");
        property("jdk.module.path").ifPresent(path -> command.addAll(List.of("--module-path", path)));
        command.addAll(List.of("--module", main.getModule().getName() + "/" + main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> onClassPath(
            List<String> jvmOptions, String classPath, Class<?> main, List<String> arguments) {
        List<String> command = java(jvmOptions);
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--class-path", classPath, main.getName()));
        command.addAll(arguments);
        return command;
    }

    private static List<String> java(List<String> jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (Runtime.version().feature() >= 24) {
            command.add("--illegal-native-access=deny");
        }
        return command;
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name));
    }
}
