package plumbline.harness.cases;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import plumbline.bindings.block.DmIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.plan.Plan;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.LayerKind;

/** What happens to a mapped device while it is in use. */
final class DmCases {
    private static final Path CONTROL = Path.of("/dev/mapper/control");
    private static final Set<LayerKind> MAPPED = EnumSet.of(
            LayerKind.LINEAR, LayerKind.DELAY, LayerKind.CRYPT, LayerKind.FLAKEY, LayerKind.DUST, LayerKind.ERROR);
    private static final long PAUSE_NANOS = 3_000_000;

    private DmCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "dm.suspend",
                        "requests that wait while their device is suspended go on where they were, each once",
                        stack -> MAPPED.contains(stack.top()),
                        DmCases::suspend)
                .forBug("dm: fix BLK_STS_DM_REQUEUE handling when dm_io represents split bio (about 5.19)")
                .withEngines(
                        engine -> engine.options().isEmpty() && engine.traits().direct()));
    }

    private static void suspend(Exercise exercise) {
        Plan plan = ShapeCases.random(exercise.recipe());
        String name = name(exercise.stack().target().path());
        try (Fd control = Fd.open(CONTROL, OpenFlag.O_RDWR)) {
            Thread toggler = Thread.ofPlatform().daemon().name("suspend").start(() -> toggle(control, name));
            try {
                exercise.carryOut(plan);
            } finally {
                toggler.interrupt();
                join(toggler);
                DmIoctl.resume(control, name);
            }
        }
    }

    private static String name(Path target) {
        String attribute = "/sys/dev/block/" + FileStatus.of(target).special() + "/dm/name";
        return Host.live().text(attribute).orElseThrow(() -> new IllegalStateException("there is no " + attribute));
    }

    private static void toggle(Fd control, String name) {
        while (!Thread.currentThread().isInterrupted()) {
            DmIoctl.suspend(control, name);
            LockSupport.parkNanos(PAUSE_NANOS);
            DmIoctl.resume(control, name);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
