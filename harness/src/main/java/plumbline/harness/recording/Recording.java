package plumbline.harness.recording;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Shape;

/**
 * What a case issued, and what was found.
 *
 * @param parts in order; each opened an engine of its own
 */
public record Recording(Header header, List<Part> parts) {
    /** Raised when a field of the file changes its meaning. */
    public static final int VERSION = 1;

    public Recording {
        parts = List.copyOf(parts);
    }

    /**
     * Where a recording comes from.
     *
     * @param version of the file's format
     * @param name the case's
     * @param stack the stack's text
     * @param seed of the run, {@code 0x…}
     * @param kernel on which it was seen
     * @param contract of the target
     * @param findings what the requests showed
     * @param dropped how many requests before the first were not kept
     * @param besides what the case did besides its requests, which no replay does
     */
    public record Header(
            @JsonProperty("recording") int version,
            @JsonProperty("case") String name,
            String stack,
            String seed,
            String kernel,
            Contract contract,
            List<Sighting> findings,
            long dropped,
            List<String> besides) {
        public Header {
            findings = List.copyOf(findings);
            besides = List.copyOf(besides);
        }

        /** The same on another stack. */
        public Header onStack(String other) {
            return new Header(version, name, other, seed, kernel, contract, findings, dropped, besides);
        }

        /** The same with other findings. */
        public Header withFindings(List<Sighting> others) {
            return new Header(version, name, stack, seed, kernel, contract, others, dropped, besides);
        }
    }

    /**
     * A finding, as far as a replay needs to know it.
     *
     * @param request the number of the request that showed it, counted from 1; 0 when no single one did
     */
    public record Sighting(FindingKind kind, long request, String message) {}

    /**
     * What went through one engine, and what was asked for besides, behind it.
     *
     * @param engine its text, with options
     * @param controls one behind the other
     */
    public record Part(String engine, List<Stage> stages, List<Control> controls) {
        public Part {
            stages = List.copyOf(stages);
            controls = List.copyOf(controls);
        }

        public Part(String engine, List<Stage> stages) {
            this(engine, stages, List.of());
        }

        /** The same through another engine. */
        public Part through(String other) {
            return new Part(other, stages, controls);
        }

        /** The same with other requests. */
        public Part withStages(List<Stage> others) {
            return new Part(engine, others, controls);
        }

        /** The same with other controls. */
        public Part withControls(List<Control> others) {
            return new Part(engine, stages, others);
        }
    }

    /**
     * Requests that may have been in flight together.
     *
     * @param depth how many at most
     */
    public record Stage(String name, int depth, List<Request> requests) {
        public Stage {
            requests = List.copyOf(requests);
        }
    }

    /**
     * A request.
     *
     * @param slot the place in which it was in flight, whose registered buffer it used; it waited for the one before it there
     */
    public record Request(int slot, Shape shape) {}

    /** Every request, in order. */
    public Stream<Request> requests() {
        return parts.stream().flatMap(part -> part.stages().stream()).flatMap(stage -> stage.requests().stream());
    }

    /** Everything besides them, in order. */
    public Stream<Control> controls() {
        return parts.stream().flatMap(part -> part.controls().stream());
    }

    /** The same with another header. */
    public Recording withHeader(Header other) {
        return new Recording(other, parts);
    }

    /** The same with other requests. */
    public Recording withParts(List<Part> others) {
        return new Recording(header, others);
    }
}
