package plumbline.harness.cli;

import java.io.Console;
import java.util.Optional;

/** Whether somebody is looking. */
final class Terminal {
    private Terminal() {}

    /** Whether the standard streams belong to a terminal. */
    static boolean isThere() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
}
