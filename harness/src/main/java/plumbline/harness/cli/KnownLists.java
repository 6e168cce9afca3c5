package plumbline.harness.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumbline.harness.run.KnownList;

/** Which findings are counted apart. */
final class KnownLists {
    static final String HELP =
            "Findings that are known, to be counted apart: a file, or none. One a line: kernels ; case ;"
                    + " stack ; kind ; reference. A checkout's own ci/known-findings when left out.";

    private static final Path NONE = Path.of("none");

    private KnownLists() {}

    /** The list that was named; else the checkout's that this was started from. */
    static KnownList of(@Nullable Path named) {
        if (named != null) {
            return named.equals(NONE) ? KnownList.empty() : KnownList.read(named);
        }
        return Optional.ofNullable(System.getProperty("plumbline.ci"))
                .map(folder -> Path.of(folder, "known-findings"))
                .filter(Files::exists)
                .map(KnownList::read)
                .orElseGet(KnownList::empty);
    }
}
