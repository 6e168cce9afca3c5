package plumbline.harness.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Goes once through what people wait for, so that the JVM can keep what it has loaded for the next start: the launcher
 * has the cache made from this. Touches nothing but the file that it is given, which it reads.
 */
public final class RehearsalMain {
    private RehearsalMain() {}

    /** The arguments are the path of a file, and the one verb that is to be rehearsed; without that it is all of them. */
    public static void main(String[] arguments) {
        String file = arguments[0];
        List<List<String>> scenes = List.of(
                List.of("--help"),
                List.of("list"),
                List.of("probe", file, "--json"),
                List.of("io", file, "-r", "-c", "pread 0 8"),
                List.of("bench", file, "--ioengine", "pread:buffered", "--bs", "8", "--iodepth", "1", "--json"));
        try (PrintWriter nobody = new PrintWriter(Writer.nullWriter())) {
            for (List<String> scene : scenes) {
                if (arguments.length == 1 || arguments[1].equals(scene.getFirst())) {
                    Plumb.execute(nobody, nobody, scene.toArray(String[]::new));
                }
            }
        }
        // As the command itself ends, which loads what would log it.
        System.exit(0);
    }
}
