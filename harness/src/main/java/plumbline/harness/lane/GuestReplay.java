package plumbline.harness.lane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.harness.check.FindingKind;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingFile;
import plumbline.harness.run.RecordingRunner;
import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;
import plumbline.harness.verdict.ResultJson;
import plumbline.harness.verdict.RunReport;
import plumbline.harness.verdict.Verdict;

/** Carries recordings out in guests, a fresh one each: what one does to its kernel is nothing to the next. */
public final class GuestReplay {
    private static final String NAME = "recording.jsonl";

    private final Guest guest;
    private final Path folder;
    private final Optional<Duration> request;

    /**
     * For one kernel.
     *
     * @param folder for what goes in and comes out, the last try's
     * @param request how long a request may take there, other than usual
     */
    public GuestReplay(Guest guest, Path folder, Optional<Duration> request) {
        this.request = request;
        this.guest = guest;
        this.folder = folder;
    }

    /** Boots a guest and returns once the recording has its verdict, or the guest has died of it. */
    public RecordingRunner.Outcome run(Recording recording) throws InterruptedException {
        Path report = folder.resolve("run.json");
        Path messages = folder.resolve("messages.txt");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(report);
            RecordingFile.write(folder.resolve(NAME), recording);
            int status = guest.run(new Guest.Task(
                    command(),
                    List.of(folder.resolve(NAME)),
                    folder,
                    Redirect.DISCARD,
                    Redirect.to(messages.toFile())));
            return Files.exists(report)
                    ? ended(recording, ResultJson.read(Files.readString(report), RunReport.class), status)
                    : died(recording, Files.readString(messages));
        } catch (IOException refused) {
            throw new UncheckedIOException("the folder of a guest cannot be used: " + folder, refused);
        }
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(
                List.of("plumb", "replay", Guest.GIVEN.resolve(NAME).toString(), "-o", "/results"));
        request.ifPresent(time -> words.addAll(List.of("--request-timeout", time.toSeconds() + "s")));
        return words;
    }

    /** What was found is told as it was this time; which request showed it stays in the guest. */
    private static RecordingRunner.Outcome ended(Recording recording, RunReport report, int status) {
        CaseResult result = report.results().getFirst();
        List<Recording.Sighting> sightings = result.findings().stream()
                .map(finding -> new Recording.Sighting(finding.kind(), 0, finding.message()))
                .toList();
        Optional<Recording> again = sightings.isEmpty()
                ? Optional.empty()
                : Optional.of(recording.withHeader(recording.header().withFindings(sightings)));
        return new RecordingRunner.Outcome(result, status == 2, again);
    }

    private static RecordingRunner.Outcome died(Recording recording, String messages) {
        String last = messages.lines()
                .filter(line -> line.startsWith("plumb: "))
                .reduce((first, second) -> second)
                .orElse("the guest ended without a word");
        if (last.contains("panicked")) {
            return RecordingRunner.Outcome.without(
                    recording, Verdict.FAILED, last, List.of(Finding.of(FindingKind.KERNEL_COMPLAINT, last)));
        }
        return last.contains("said nothing")
                ? RecordingRunner.Outcome.without(
                        recording, Verdict.FAILED, last, List.of(Finding.of(FindingKind.HANG, last)))
                : RecordingRunner.Outcome.without(recording, Verdict.BROKEN, last, List.of());
    }
}
