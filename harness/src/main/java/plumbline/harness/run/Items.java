package plumbline.harness.run;

import java.util.List;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.host.Requirement;

/** What work items need. */
final class Items {
    private Items() {}

    static List<Requirement> requirements(WorkItem item) {
        return EngineSpec.parse(item.engine()).requirements();
    }
}
