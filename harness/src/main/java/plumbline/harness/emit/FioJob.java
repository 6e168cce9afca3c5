package plumbline.harness.emit;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import io.jstach.jstache.JStacheType;
import java.util.List;

/** What the template of fio's job files is filled with. */
@JStache(path = "job.fio")
@JStachePath(prefix = "plumbline/harness/emit/", suffix = ".mustache")
@JStacheConfig(type = JStacheType.STACHE)
record FioJob(
        CProgram.Head head, long sizeBytes, int direct, String engine, List<String> engineOptions, List<Job> jobs) {

    /**
     * A request.
     *
     * @param pattern of the write whose bytes it writes or must find
     */
    record Job(String name, String direction, long offset, long length, String pattern) {}
}
