package plumbline.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.Note;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Totals;
import plumbline.harness.verdict.Verdict;
import plumbline.loopctl.host.GivenFile;

/**
 * Findings that somebody has looked into. They stay findings, and are counted apart.
 *
 * @param entries in the order of the file
 */
public record KnownList(List<KnownFinding> entries) {
    public KnownList {
        entries = List.copyOf(entries);
    }

    /** Nothing is known. */
    public static KnownList empty() {
        return new KnownList(List.of());
    }

    /**
     * Reads a file: an entry a line, empty lines and lines that begin with {@code #} left out.
     *
     * @throws IllegalArgumentException when a line is wrong; the message has its number
     */
    public static KnownList read(Path file) {
        List<KnownFinding> entries = new ArrayList<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            try {
                if (!line.isBlank() && !line.startsWith("#")) {
                    entries.add(KnownFinding.parse(line));
                }
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + wrong.getMessage(), wrong);
            }
        }
        return new KnownList(entries);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException refused) {
            throw GivenFile.unreadable("the known list", file, refused);
        }
    }

    /** The report with every known finding noted as such, and counted as such where a case has no other. */
    public RunReport applyTo(RunReport report) {
        List<CaseResult> results = report.results().stream()
                .map(result -> apply(result, report.host().kernel()))
                .toList();
        return report.withResults(Totals.of(results), results);
    }

    /**
     * The same for one case.
     *
     * @param kernel the release that it ran on
     */
    public CaseResult apply(CaseResult result, String kernel) {
        Set<String> references = new LinkedHashSet<>();
        for (Finding finding : result.findings()) {
            entries.stream()
                    .filter(entry -> entry.speaksOf(result, kernel) && entry.matches(finding))
                    .findFirst()
                    .ifPresent(entry -> references.add(entry.reference()));
        }
        boolean all = result.findings().stream()
                .allMatch(finding ->
                        entries.stream().anyMatch(entry -> entry.speaksOf(result, kernel) && entry.matches(finding)));
        if (!all || references.isEmpty()) {
            return result;
        }
        List<Note> notes = new ArrayList<>(result.notes());
        notes.removeIf(note -> note.kind().equals(Note.KNOWN));
        notes.add(new Note(Note.KNOWN, result.findings().size(), String.join(", ", references)));
        return result.withNotes(notes);
    }

    /** Sentences about entries whose cases ran here and did not show what the entry says. */
    public List<String> stale(RunReport report) {
        return entries.stream()
                .filter(entry -> isStale(entry, report))
                .map(entry -> "known, and not seen any more: " + entry.kindGlob() + " in " + entry.caseGlob() + " on "
                        + entry.stackGlob() + " (" + entry.reference() + ")")
                .toList();
    }

    private static boolean isStale(KnownFinding entry, RunReport report) {
        List<CaseResult> ran = report.results().stream()
                .filter(result -> result.verdict() == Verdict.PASSED || result.verdict() == Verdict.FAILED)
                .filter(result -> entry.speaksOf(result, report.host().kernel()))
                .toList();
        return !ran.isEmpty()
                && ran.stream().noneMatch(result -> result.findings().stream().anyMatch(entry::matches));
    }
}
