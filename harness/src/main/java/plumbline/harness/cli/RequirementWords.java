package plumbline.harness.cli;

import java.util.Iterator;
import plumbline.loopctl.host.Requirements;

/** The words that {@code --require} takes. */
final class RequirementWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Requirements.words().iterator();
    }
}
