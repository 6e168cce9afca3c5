package plumbline.harness.emit;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
import java.util.List;
import java.util.Optional;

/**
 * What the template of C programs is filled with; its rendering is made at compile time, so that template and values fit
 * together or nothing is built.
 *
 * @param head what the comment at the top says
 * @param includes headers beyond those that every program needs
 * @param target the target's size, and how much of it is needed
 * @param memory of the requests
 * @param judges what is judged besides bytes
 * @param setup how the stack is made; empty where it cannot be
 * @param demands why a target must be given, where that is so
 */
@JStache(path = "program.c")
@JStachePath(prefix = "plumbline/harness/emit/", suffix = ".mustache")
@JStacheConfig(type = JStacheType.STACHE)
record CProgram(
        Head head,
        List<String> includes,
        Target target,
        Memory memory,
        Judges judges,
        CEngine engine,
        List<String> segments,
        List<Row> requests,
        Optional<CSetup> setup,
        Optional<String> demands) {

    record Head(String kind, String kernel, String stack, String engine, List<String> message) {}

    record Target(long sizeBytes, long leastBytes, boolean direct) {}

    record Memory(long guardBytes, long bodyBytes, int slots, boolean thp, boolean hugetlb, boolean hole) {
        boolean ordinary() {
            return !thp && !hugetlb;
        }
    }

    /**
     * What is judged.
     *
     * @param results answers
     * @param silence whether there are answers
     * @param appends what lies behind the former end of the file, instead of what lies where it was written
     * @param atomics answers to atomic writes, which preadv2(2) must take first
     */
    record Judges(boolean results, boolean silence, boolean appends, boolean atomics) {}

    /** A request. */
    record Row(int wave, String text, String initializer) {}
}
