package plumbline.harness.run;

import java.util.List;
import java.util.Optional;
import plumbline.harness.cases.CaseCatalog;
import plumbline.harness.check.FindingKind;
import plumbline.harness.run.JournalEvent.Cut;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.Verdict;

/** The verdict of the case in which the machine stopped. */
final class Aftermath {
    private static final Cut UNSEEN = new Cut(JournalEvent.Cause.KILLED, "nobody saw why", List.of());

    private final Past past;
    private final Cut cut;

    Aftermath(Past past) {
        this.past = past;
        this.cut = past.cut().orElse(UNSEEN);
    }

    /** The case that the run was at has what happened as its verdict. */
    Optional<CaseResult> verdict() {
        return past.running().flatMap(item -> past.stack().map(stack -> resultOf(item, stack)));
    }

    /** A stack whose building stopped the machine is not built again: the first of its cases has the finding. */
    List<CaseResult> unbuilt(String stack, List<WorkItem> items) {
        boolean stoppedHere = past.running().isEmpty()
                && past.stack().filter(stack::equals).isPresent()
                && past.results().stream().noneMatch(result -> result.stack().equals(stack));
        if (!stoppedHere || items.isEmpty()) {
            return List.of();
        }
        String reason = "the machine stopped when this stack was built: " + cut.message();
        return items.stream()
                .map(item -> item.equals(items.getFirst())
                        ? resultOf(item, stack)
                        : CaseResults.unrun(
                                CaseCatalog.named(item.name()), stack, "", item.engine(), Verdict.SKIPPED, reason))
                .toList();
    }

    private CaseResult resultOf(WorkItem item, String stack) {
        List<Finding> findings = switch (cut.cause()) {
            case PANIC -> List.of(Finding.of(FindingKind.KERNEL_COMPLAINT, cut.message()));
            case HANG -> List.of(Finding.of(FindingKind.HANG, cut.message()));
            case KILLED -> List.of();
        };
        return CaseResults.cutOff(
                        CaseCatalog.named(item.name()),
                        stack,
                        item.engine(),
                        findings.isEmpty() ? Verdict.BROKEN : Verdict.FAILED,
                        cut.message(),
                        findings)
                .withNotes(console());
    }

    private List<Note> console() {
        return cut.console().isEmpty()
                ? List.of()
                : List.of(new Note("console", cut.console().size(), String.join("\n", cut.console())));
    }
}
