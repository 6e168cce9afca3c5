package plumbline.harness.cli;

import java.io.PrintWriter;

/** A line that is written over on a terminal, and nothing at all elsewhere. */
final class TerminalLine {
    private final PrintWriter err;
    private final boolean terminal = Terminal.isThere();

    TerminalLine(PrintWriter err) {
        this.err = err;
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
