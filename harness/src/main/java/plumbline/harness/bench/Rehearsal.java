package plumbline.harness.bench;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import plumbline.bindings.mem.MemoryFile;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.plan.Extent;
import plumbline.harness.run.StopFlag;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;

/**
 * The same engine and checks with many short requests on a little memory: the JVM counts calls before it compiles, and long
 * requests are few. What it compiles later takes a processor that the device's own work wants.
 */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final long BYTES = 16 << 20;
    private static final long BLOCK_BYTES = 4096;
    private static final int PASSES = 8;

    private Rehearsal() {}

    /** Writes and reads back a few times; nothing where a file in memory cannot be had so, as before 6.6 with O_DIRECT. */
    static void run(BenchSpec spec, StopFlag stop) {
        if (spec.engine().has(EngineOption.IOPOLL) || !spec.load().flags().isEmpty()) {
            return; // A file in memory has no queue to poll.
        }
        try (Fd file = MemoryFile.create("plumbline-rehearsal", BYTES)) {
            Path path = Path.of("/proc/self/fd/" + file.number());
            BenchSpec.Load load = spec.load();
            BenchSpec rehearsed = new BenchSpec(
                    new Node(NodeKind.FILE, path, BYTES, Node.Access.READ_WRITE),
                    spec.engine(),
                    Workload.WRITE,
                    new BenchSpec.Load(BLOCK_BYTES, load.depth(), load.batch(), 1, 0, 0, load.flags()),
                    new Extent(0, BYTES),
                    spec.checking(),
                    spec.seed());
            for (int pass = 0; pass < PASSES && !stop.isSet(); pass++) {
                Bench.unrehearsed(rehearsed, stop)
                        .findings()
                        .forEach(finding -> LOG.warn("on a file in memory, before anything was measured: {}", finding));
            }
        } catch (SyscallException refused) {
            LOG.debug("what is measured is not rehearsed, and that much slower at its start: {}", refused.getMessage());
        }
    }
}
