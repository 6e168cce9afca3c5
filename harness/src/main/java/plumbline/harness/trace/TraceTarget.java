package plumbline.harness.trace;

import java.util.List;

/** Whose I/O is traced. */
public sealed interface TraceTarget {
    /** A process that runs, and what it starts from now on. */
    record Running(int pid) implements TraceTarget {}

    /** A command that is started for it. */
    record Command(List<String> words) implements TraceTarget {
        public Command {
            words = List.copyOf(words);
        }
    }
}
