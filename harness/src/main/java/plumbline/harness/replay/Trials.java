package plumbline.harness.replay;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import plumbline.harness.check.FindingKind;
import plumbline.harness.recording.Recording;
import plumbline.harness.run.RecordingRunner;
import plumbline.harness.run.StopFlag;

/** Asks the machine whether recordings show a finding, each as often as the finding's rarity demands. One thread. */
final class Trials {
    private static final int FEW = 3;
    private static final int MANY = 10;

    private final Carrier carrier;
    private final FindingKind kind;
    private final StopFlag stop;
    private final Set<Recording> clean = new HashSet<>();
    private int repeats = 1;
    private int count;
    private Optional<String> obstacle = Optional.empty();

    Trials(Carrier carrier, FindingKind kind, StopFlag stop) {
        this.carrier = carrier;
        this.kind = kind;
        this.stop = stop;
    }

    /** How often a recording was carried out. */
    int count() {
        return count;
    }

    /** Why the last one that did not show the finding was not carried out, if it was not. */
    Optional<String> obstacle() {
        return obstacle;
    }

    boolean isStopped() {
        return stop.isSet();
    }

    /** A rate, and the last recording that showed the finding. */
    record Measured(Rate rate, Optional<Recording> again) {}

    /** Few tries when they all agree, else many; later questions are asked accordingly. */
    Measured measure(Recording recording) throws InterruptedException {
        Rate rate = new Rate(0, 0);
        Optional<Recording> again = Optional.empty();
        while (!stop.isSet() && (rate.tries() < FEW || (rate.shown() != rate.tries() && rate.tries() < MANY))) {
            Optional<Recording> shown = once(recording);
            again = shown.isPresent() ? shown : again;
            rate = rate.plus(shown.isPresent());
        }
        repeats = rate.shown() == 0 ? 1 : rate.repeats();
        return new Measured(rate, again);
    }

    /** One try, or none when it is stopped. */
    Rate one(Recording recording) throws InterruptedException {
        Rate none = new Rate(0, 0);
        return stop.isSet() ? none : none.plus(once(recording).isPresent());
    }

    /** The recording as it was this time, with what it showed; empty when it did not show the finding. */
    Optional<Recording> shows(Recording candidate) throws InterruptedException {
        if (clean.contains(candidate)) {
            return Optional.empty();
        }
        for (int i = 0; i < repeats && !stop.isSet(); i++) {
            Optional<Recording> shown = once(candidate);
            if (shown.isPresent()) {
                return shown;
            }
        }
        clean.add(candidate);
        return Optional.empty();
    }

    /** A finding that no request stands for, or that ended the worker, leaves no recording: then it is the candidate. */
    private Optional<Recording> once(Recording candidate) throws InterruptedException {
        count++;
        RecordingRunner.Outcome outcome = carrier.run(candidate);
        obstacle = Optional.ofNullable(outcome.result().reason());
        return outcome.shows(kind)
                ? Optional.of(candidate.withHeader(outcome.again()
                        .map(again ->
                                candidate.header().withFindings(again.header().findings()))
                        .orElse(candidate.header())))
                : Optional.empty();
    }
}
