package plumbline.harness.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.Stack;

/**
 * Which lines of the kernel log say that something went wrong.
 *
 * @param devices names of block devices whose I/O errors are complaints too
 */
record Complaints(List<String> devices) {
    private static final Pattern ALWAYS = Pattern.compile(
            "\\bWARNING: |\\bBUG: |kernel BUG at |\\bOops\\b|refcount_t: |general protection fault|blocked for more than"
                    + "|soft lockup|\\bUBSAN: ");
    private static final Pattern IO_ERROR = Pattern.compile("(?i)I/O error|critical [a-z ]+ error");
    /** XFS says so of a shutdown that somebody asked for. */
    private static final Pattern ASKED_FOR = Pattern.compile("\\bxfs_fs_goingdown\\b");

    private static final Set<LayerKind> MAKE_ERRORS =
            EnumSet.of(LayerKind.ERROR, LayerKind.DUST, LayerKind.FLAKEY, LayerKind.FUSE);

    /** Those about a stack; errors that its own layers make are none. */
    static Complaints about(Stack stack) {
        boolean makesErrors = stack.levels().stream()
                .anyMatch(level -> MAKE_ERRORS.contains(level.layer().kind()));
        return new Complaints(
                makesErrors
                        ? List.of()
                        : stack.levels().stream()
                                .map(level -> level.attached().node())
                                .filter(node -> node.kind() == NodeKind.BLOCK)
                                .map(node -> node.path().getFileName().toString())
                                .toList());
    }

    /** Whether it is more than the error of an I/O. */
    static boolean isGrave(String line) {
        return ALWAYS.matcher(line).find();
    }

    boolean test(String line) {
        return isGrave(line)
                || (IO_ERROR.matcher(line).find()
                        && !ASKED_FOR.matcher(line).find()
                        && devices.stream()
                                .anyMatch(device -> line.matches(".*\\b" + Pattern.quote(device) + "\\b.*")));
    }
}
