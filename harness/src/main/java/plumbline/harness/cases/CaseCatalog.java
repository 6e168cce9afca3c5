package plumbline.harness.cases;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Every case that there is, family by family. */
public final class CaseCatalog {
    private static final List<CaseSpec> ALL = Stream.of(
                    CoverCases.all(),
                    AlignmentCases.all(),
                    ShapeCases.all(),
                    BatchCases.all(),
                    FlagCases.all(),
                    FlushCases.all(),
                    DiscardCases.all(),
                    AppendCases.all(),
                    AtomicCases.all(),
                    TwiceCases.all(),
                    OwnPagesCases.all(),
                    LongestCases.all(),
                    UncachedCases.all(),
                    DepthCases.all(),
                    PositionCases.all(),
                    DmCases.all(),
                    LoopCases.all(),
                    ReadaheadCases.all(),
                    FileCases.all())
            .flatMap(List::stream)
            .toList();

    private CaseCatalog() {}

    public static List<CaseSpec> all() {
        return ALL;
    }

    /**
     * The case of exactly that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static CaseSpec named(String name) {
        return ALL.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case is named " + name));
    }

    /**
     * The cases whose name matches a glob.
     *
     * @throws IllegalArgumentException when none does; the message lists the names
     */
    public static List<CaseSpec> matching(String glob) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        List<CaseSpec> matching = ALL.stream()
                .filter(spec -> matcher.matches(Path.of(spec.name())))
                .toList();
        if (matching.isEmpty()) {
            throw new IllegalArgumentException("no case is named " + glob + " (known: "
                    + String.join(", ", ALL.stream().map(CaseSpec::name).toList()) + ")");
        }
        return matching;
    }
}
