package plumbline.harness.run;

import java.util.List;
import plumbline.harness.engine.EngineKind;
import plumbline.loopctl.host.Requirement;

/** What work items need. */
final class Items {
    private Items() {}

    static List<Requirement> requirements(WorkItem item) {
        return EngineKind.ofWord(item.engine()).orElseThrow().requirements();
    }
}
