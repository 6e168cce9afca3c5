package plumbline.harness.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;

/**
 * Notes what a case issues. Bounded: when there is too much, the oldest requests go, and are counted. One thread.
 */
public final class Recorder {
    private static final int MOST_SEGMENTS = 400_000;
    private static final int MOST_BESIDES = 20;

    private final Deque<Noted> noted = new ArrayDeque<>();
    private final List<Controlled> controlled = new ArrayList<>();
    private final List<String> besides = new ArrayList<>();
    private String engine = "";
    private Stage stage = new Stage(0, "", "", 1);
    private int segments;
    private long dropped;

    private record Stage(int number, String engine, String name, int depth) {}

    private record Noted(Stage stage, int slot, Shape shape) {}

    /**
     * Something besides requests.
     *
     * @param behind how many requests had been issued
     */
    private record Controlled(long behind, String engine, Control control) {}

    /** An engine was opened. */
    public void engine(String name) {
        engine = name;
    }

    /** A stage begins. */
    public void stage(String name, int depth) {
        stage = new Stage(stage.number() + 1, engine, name, depth);
    }

    /** A request is issued from a slot. */
    public void issued(int slot, Shape shape) {
        noted.add(new Noted(stage, slot, shape));
        segments += shape.segments().count();
        while (segments > MOST_SEGMENTS && noted.size() > 1) {
            segments -= noted.remove().shape().segments().count();
            dropped++;
        }
    }

    /** Something besides reads and writes is asked for. */
    public void controlled(Control control) {
        controlled.add(new Controlled(dropped + noted.size(), engine, control));
    }

    /** The case does something that is no request. */
    public void beside(String what) {
        if (besides.size() < MOST_BESIDES) {
            besides.add(what);
        }
    }

    public boolean isEmpty() {
        return noted.isEmpty() && controlled.isEmpty();
    }

    /** A request that was made, as it was asked for; empty when it is not known any more. */
    public Optional<Shape> shape(RequestRecord request) {
        List<Noted> all = List.copyOf(noted);
        int number = lastLike(all, request);
        return number < 0 ? Optional.empty() : Optional.of(all.get(number).shape());
    }

    /** The last write of a place before a request that was made, or of all when it was not. */
    public Optional<Shape> lastWriteBefore(RequestRecord request, long offset) {
        List<Noted> all = List.copyOf(noted);
        int number = lastLike(all, request);
        return all.subList(0, number < 0 ? all.size() : number).reversed().stream()
                .map(Noted::shape)
                .filter(shape -> shape.direction() == Direction.WRITE
                        && shape.offset() <= offset
                        && offset < shape.offset() + shape.lengthBytes())
                .findFirst();
    }

    /** Whether a write of any of these bytes was issued after a request that was made, or it is not known any more. */
    public boolean isWrittenAfter(RequestRecord request, long from, long to) {
        List<Noted> all = List.copyOf(noted);
        int number = lastLike(all, request);
        return number < 0
                || all.subList(number + 1, all.size()).stream()
                        .map(Noted::shape)
                        .anyMatch(shape -> shape.direction() == Direction.WRITE
                                && shape.offset() < to
                                && from < shape.offset() + shape.lengthBytes());
    }

    /**
     * What was noted, up to what was in flight beside the last request that showed a finding.
     *
     * @param origin the header, without findings and counts
     */
    public Recording recording(Recording.Header origin, List<Finding> findings) {
        List<Noted> all = List.copyOf(noted);
        List<Recording.Sighting> sightings =
                findings.stream().map(finding -> sighting(all, finding)).toList();
        long last = sightings.stream()
                .mapToLong(sighting -> sighting.request() == 0 ? all.size() : sighting.request())
                .max()
                .orElse(all.size());
        int depth =
                all.isEmpty() ? 1 : all.get((int) Math.max(0, last - 1)).stage().depth();
        List<Noted> kept = all.subList(0, (int) Math.min(all.size(), last + depth - 1));
        Recording.Header header = new Recording.Header(
                Recording.VERSION,
                origin.name(),
                origin.stack(),
                origin.seed(),
                origin.kernel(),
                origin.contract(),
                sightings,
                dropped,
                besides);
        return new Recording(header, parts(kept));
    }

    private static Recording.Sighting sighting(List<Noted> all, Finding finding) {
        RequestRecord request = finding.request();
        long number = request == null ? 0 : 1 + lastLike(all, request);
        return new Recording.Sighting(finding.kind(), number, finding.message());
    }

    private static int lastLike(List<Noted> all, RequestRecord request) {
        for (int i = all.size() - 1; i >= 0; i--) {
            Shape shape = all.get(i).shape();
            if (shape.direction() == request.direction()
                    && shape.offset() == request.offset()
                    && shape.segments().equals(request.geometry())) {
                return i;
            }
        }
        return -1;
    }

    private List<Recording.Part> parts(List<Noted> kept) {
        List<Recording.Part> parts = new ArrayList<>();
        if (isControlled(0)) {
            parts.add(new Recording.Part(controlled.getFirst().engine(), List.of(), controls(0)));
        }
        List<Recording.Stage> stages = new ArrayList<>();
        for (int at = 0; at < kept.size(); ) {
            Stage stage = kept.get(at).stage();
            List<Recording.Request> requests = new ArrayList<>();
            do {
                requests.add(
                        new Recording.Request(kept.get(at).slot(), kept.get(at).shape()));
                at++;
            } while (at < kept.size()
                    && !isControlled(at)
                    && kept.get(at).stage().equals(stage));
            stages.add(new Recording.Stage(stage.name(), stage.depth(), requests));
            if (at == kept.size()
                    || isControlled(at)
                    || !kept.get(at).stage().engine().equals(stage.engine())) {
                parts.add(new Recording.Part(stage.engine(), stages, controls(at)));
                stages.clear();
            }
        }
        return parts;
    }

    private boolean isControlled(int at) {
        return !controls(at).isEmpty();
    }

    /** What was asked for before one of the requests that are kept. */
    private List<Control> controls(int at) {
        return controlled.stream()
                .filter(one -> one.behind() == dropped + at)
                .map(Controlled::control)
                .toList();
    }
}
