package plumbline.harness.recording;

import java.util.ArrayList;
import java.util.List;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Shape;

/** Recordings for tests. */
public final class Recordings {
    private static final Contract.Alignment SECTOR = new Contract.Alignment(512, 512);

    private Recordings() {}

    /** One stage, through one engine, from slots in turn; the last request showed wrong bytes. */
    public static Recording of(String stack, String engine, int depth, Shape... shapes) {
        return of(FindingKind.WRONG_DATA, stack, engine, depth, shapes);
    }

    /** The same with another finding. */
    public static Recording of(FindingKind kind, String stack, String engine, int depth, Shape... shapes) {
        List<Recording.Request> requests = new ArrayList<>();
        for (Shape shape : shapes) {
            requests.add(new Recording.Request(requests.size() % depth, shape));
        }
        return new Recording(
                header(kind, stack, shapes.length),
                List.of(new Recording.Part(engine, List.of(new Recording.Stage("mixed", depth, requests)))));
    }

    /** Nothing but what is asked for besides requests. */
    public static Recording of(FindingKind kind, String stack, Control... controls) {
        return new Recording(
                header(kind, stack, 0), List.of(new Recording.Part("pread", List.of(), List.of(controls))));
    }

    private static Recording.Header header(FindingKind kind, String stack, long request) {
        return new Recording.Header(
                Recording.VERSION,
                "depth.many",
                stack,
                "0x1",
                "6.18",
                new Contract(4 << 20, Contract.Rule.DIOALIGN, SECTOR, SECTOR),
                List.of(new Recording.Sighting(kind, request, "it was found */ here")),
                0,
                List.of());
    }
}
