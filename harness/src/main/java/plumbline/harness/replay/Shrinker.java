package plumbline.harness.replay;

import java.util.Iterator;
import java.util.Optional;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.recording.DeltaDebugger;
import plumbline.harness.recording.Recording;
import plumbline.harness.run.StopFlag;

/**
 * Makes a recording minimal that still shows the same kind of finding: fewest requests first, then depth, engine, shapes
 * and stack, again and again until nothing more can be left out.
 */
public final class Shrinker {
    private final Recording whole;
    private final FindingKind kind;
    private final Carrier first;
    private final Carrier sure;
    private final Listener listener;
    private final StopFlag stop;
    private Trials trials;
    private Recording best;

    /** Hears of each step. */
    public interface Listener {
        /**
         * A recording was tried, or several times in vain.
         *
         * @param best the smallest so far that shows the finding
         * @param tries how often any recording was carried out
         */
        void tried(Recording best, int tries);

        /** A smaller recording shows the finding. */
        void smaller(Recording best);
    }

    /**
     * What came of it.
     *
     * @param smallest the recording that was given when nothing smaller shows the finding
     * @param before how often the given recording, or a guess at what of it is needed, showed it
     * @param after how often the smallest did
     * @param obstacle why it could not even be tried
     */
    public record Outcome(Recording smallest, Rate before, Rate after, int tries, Optional<String> obstacle) {}

    /**
     * A shrinker for one recording.
     *
     * @param kind what is to be seen
     * @param first with what is searched; it may take for shown what is not
     * @param sure with what the smallest is tried in the end; when it is not shown then, all is searched again with it
     * @param stop ends the search; the best so far stands
     */
    public Shrinker(
            Recording recording, FindingKind kind, Carrier first, Carrier sure, Listener listener, StopFlag stop) {
        this.whole = recording;
        this.best = recording;
        this.kind = kind;
        this.first = first;
        this.sure = sure;
        this.trials = new Trials(first, kind, stop);
        this.listener = listener;
        this.stop = stop;
    }

    /** Searches until nothing can be left out, or the stop flag is set. */
    public Outcome shrink() throws InterruptedException {
        Outcome outcome = search(first);
        boolean mistaken = outcome.before().shown() > 0 && outcome.after().shown() == 0;
        if (!mistaken || first.equals(sure) || trials.isStopped()) {
            return outcome;
        }
        best = whole;
        trials = new Trials(sure, kind, stop);
        return search(sure);
    }

    private Outcome search(Carrier carrier) throws InterruptedException {
        guess();
        Trials.Measured before = trials.measure(best);
        if (before.again().isEmpty()) {
            return new Outcome(best, before.rate(), before.rate(), trials.count(), trials.obstacle());
        }
        best = before.again().get();
        Recording round;
        do {
            round = best;
            fewerRequests();
            for (Reducer reducer : Reducer.all()) {
                reduce(reducer);
            }
        } while (!sameRequests(round, best) && !trials.isStopped());
        Trials last = new Trials(sure, kind, stop);
        // Who waits longer is asked once: how often it shows is known by now.
        Rate after = carrier.equals(sure) ? last.measure(best).rate() : last.one(best);
        return new Outcome(best, before.rate(), after, trials.count() + last.count(), Optional.empty());
    }

    /** What is measured is a guess that shows it, where there is one: the whole may take long. */
    private void guess() throws InterruptedException {
        Iterator<Recording> guesses = Focus.candidates(best, kind).iterator();
        while (guesses.hasNext() && !accept(guesses.next())) {
            listener.tried(best, trials.count());
        }
    }

    private void fewerRequests() throws InterruptedException {
        Recording all = best;
        DeltaDebugger.minimal(Flat.of(all), candidate -> accept(Flat.recording(all, candidate)));
    }

    private void reduce(Reducer reducer) throws InterruptedException {
        boolean again = true;
        while (again && !trials.isStopped()) {
            again = false;
            Iterator<Recording> candidates = reducer.candidates(best).iterator();
            while (!again && candidates.hasNext() && !trials.isStopped()) {
                again = accept(candidates.next());
            }
        }
    }

    private boolean accept(Recording candidate) throws InterruptedException {
        boolean worthwhile = !trials.isStopped() && illegal(candidate) <= illegal(best);
        Optional<Recording> shown = worthwhile ? trials.shows(candidate) : Optional.empty();
        shown.ifPresent(smaller -> {
            best = smaller;
            listener.smaller(best);
        });
        listener.tried(best, trials.count());
        return shown.isPresent();
    }

    /** How many requests the contract does not demand anything for: a finding weighs more without them. */
    private static long illegal(Recording recording) {
        Contract contract = recording.header().contract();
        return recording
                .requests()
                .filter(request -> !contract.isLegal(request.shape()))
                .count();
    }

    private static boolean sameRequests(Recording one, Recording other) {
        return one.parts().equals(other.parts())
                && one.header().stack().equals(other.header().stack());
    }
}
