package plumbline.harness.bench;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.check.Breach;
import plumbline.harness.check.CheckLog;

/** What checkers found while something was measured: the first few sentences. Any thread. */
final class FoundLog implements CheckLog {
    private static final int MOST = 10;

    private final List<String> found = new ArrayList<>();

    @Override
    public synchronized void breach(Breach breach) {
        if (found.size() < MOST) {
            found.add(breach.message());
        }
    }

    @Override
    public void note(String kind, String message) {}

    synchronized List<String> found() {
        return List.copyOf(found);
    }
}
