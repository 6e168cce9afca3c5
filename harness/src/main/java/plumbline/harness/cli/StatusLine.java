package plumbline.harness.cli;

import java.io.PrintWriter;

/** One line that is written over on a terminal, and shown nowhere else. */
final class StatusLine {
    private final PrintWriter err;
    private final boolean terminal = Terminal.isThere();

    StatusLine(PrintWriter err) {
        this.err = err;
    }

    /** Whether anybody sees it. */
    boolean isShown() {
        return terminal;
    }

    void show(String text) {
        if (terminal) {
            err.print("\r\033[K" + text);
            err.flush();
        }
    }

    void erase() {
        show("");
    }
}
