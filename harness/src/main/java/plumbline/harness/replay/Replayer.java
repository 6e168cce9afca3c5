package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import plumbline.harness.check.FindingKind;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Sighting;
import plumbline.harness.run.RecordingRunner;
import plumbline.harness.run.StopFlag;
import plumbline.harness.verdict.CaseResult;

/** Carries a recording out several times and counts how often its findings came back. */
public final class Replayer {
    private final Carrier carrier;
    private final StopFlag stop;

    public Replayer(Carrier carrier, StopFlag stop) {
        this.carrier = carrier;
        this.stop = stop;
    }

    /**
     * What came of it.
     *
     * @param results a try each
     * @param badInput whether the stack cannot be
     * @param rates how often each kind of finding that the recording names was made
     */
    public record Outcome(List<CaseResult> results, boolean badInput, Map<FindingKind, Rate> rates) {
        public Outcome {
            results = List.copyOf(results);
        }

        /** {@code WrongData came back in 3 of 5 tries; StrayWrite in 5 of 5}. */
        public String sentence() {
            StringBuilder text = new StringBuilder();
            rates.forEach((kind, rate) -> text.append(text.isEmpty() ? "" : "; ")
                    .append(kind.word())
                    .append(rate.shown() == 0 ? " did not come back in " + rate.tries() : " came back in " + rate)
                    .append(rate.tries() == 1 ? " try" : " tries"));
            return text.isEmpty() ? "the recording names no finding" : text.toString();
        }
    }

    /**
     * Carries it out so many times, or until the stop flag is set.
     *
     * @param listener hears each result
     */
    public Outcome replay(Recording recording, int times, Consumer<CaseResult> listener) throws InterruptedException {
        List<CaseResult> results = new ArrayList<>();
        Map<FindingKind, Rate> rates = new TreeMap<>();
        for (Sighting sighting : recording.header().findings()) {
            rates.put(sighting.kind(), new Rate(0, 0));
        }
        boolean badInput = false;
        for (int i = 0; i < times && !stop.isSet() && !badInput; i++) {
            RecordingRunner.Outcome outcome = carrier.run(recording);
            rates.replaceAll((kind, rate) -> rate.plus(outcome.shows(kind)));
            badInput = outcome.badInput();
            results.add(outcome.result());
            listener.accept(outcome.result());
        }
        return new Outcome(results, badInput, rates);
    }
}
