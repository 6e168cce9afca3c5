package plumbline.harness.emit;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/**
 * What the template of shell scripts is filled with.
 *
 * @param setup lines that make the stack
 * @param demands why a target must be given, where that is so
 */
@JStache(path = "script.sh")
@JStachePath(prefix = "plumbline/harness/emit/", suffix = ".mustache")
@JStacheConfig(type = JStacheType.STACHE)
record ShellScript(CProgram.Head head, long sizeBytes, List<String> setup, Optional<String> demands, List<Step> steps) {

    /**
     * A request.
     *
     * @param flags dd's, with a comma behind each
     * @param judged whether a refusal is the bug
     */
    record Step(int number, String text, boolean write, long offset, long length, String flags, boolean judged) {}
}
