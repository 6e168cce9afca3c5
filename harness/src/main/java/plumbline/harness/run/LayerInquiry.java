package plumbline.harness.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.Damage;
import plumbline.harness.check.FindingKind;
import plumbline.harness.check.RequestRecord;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recorder;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.LayerType;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.Placement;
import plumbline.loopctl.stack.Stack;

/**
 * Finds the layer that makes a finding: the request that showed it, and the write that it should have seen, are made
 * again, alone, on the target and then on one layer after the other below, as long as they go wrong there too. The lowest
 * at which one does is named. What the finding's place holds afterwards is unknown to the oracle.
 */
final class LayerInquiry {
    private static final Set<FindingKind> OF_A_REQUEST = EnumSet.of(
            FindingKind.WRONG_DATA,
            FindingKind.STRAY_WRITE,
            FindingKind.SHORT_TRANSFER,
            FindingKind.CONTRACT_BROKEN,
            FindingKind.WRONG_ERRNO);

    private static final int TRIES = 3;
    private static final long MARGIN_BYTES = 1 << 16;
    private static final EngineSpec BELOW = EngineSpec.of(EngineKind.VECTOR);

    private final CaseRunner.Bench bench;
    private final EngineSpec engine;
    private final LayerTrial trial;
    private boolean hung;

    LayerInquiry(CaseRunner.Bench bench, EngineSpec engine, RunWatch watch) {
        this.bench = bench;
        this.engine = engine;
        this.trial = new LayerTrial(bench.scratch(), watch);
    }

    /** Whether a request was given up: this process should end. */
    boolean isHung() {
        return hung;
    }

    /** The finding with its path and its layer, as far as they can be told. */
    Finding ask(Finding finding, Optional<Damage> damage, Recorder recorder) {
        RequestRecord request = finding.request();
        if (request == null || !OF_A_REQUEST.contains(finding.kind()) || isOutside(request)) {
            return finding;
        }
        try {
            return asked(finding, request, damage, recorder);
        } catch (SyscallException | IllegalStateException failed) {
            return finding.withPath(List.of("the request could not be made again: " + failed.getMessage()), null);
        }
    }

    private Finding asked(Finding finding, RequestRecord request, Optional<Damage> damage, Recorder recorder) {
        Optional<String> atRest = damage.filter(found ->
                        !recorder.isWrittenAfter(request, found.offset(), found.offset() + found.actual().length))
                .flatMap(found -> atRest(found.firstSector()));
        List<String> seen = new ArrayList<>();
        for (Shape shape : suspects(finding, request, recorder)) {
            forget(shape);
            for (int i = 0; i < TRIES && !hung; i++) {
                List<String> path = new ArrayList<>();
                if (comesBack(
                        shape,
                        finding.kind(),
                        step -> path.addAll(bench.witness().trail(step)))) {
                    path.addFirst(engine + " " + shape);
                    return finding.withPath(path, guilty(shape, place(finding, shape), finding.kind()));
                }
            }
            seen.add(shape + ", made again alone: as it should be");
        }
        return finding.withPath(seen, atRest.orElse(null));
    }

    /** Goes down from the target while the layers hold wrong bytes, before anything is written there again. */
    private Optional<String> atRest(Damage damage) {
        LayerAtRest rest = new LayerAtRest(bench.stack(), bench.oracle());
        long length = damage.actual().length;
        Placement wrong = new Placement(damage.offset(), bench.stack().levels().size() - 1, damage.offset(), length);
        if (!rest.isWrong(wrong, damage).orElse(false)) {
            return Optional.empty();
        }
        for (Optional<Placement> below = below(wrong, damage.offset()); below.isPresent(); ) {
            Optional<Boolean> isWrong = rest.isWrong(below.get(), damage);
            if (isWrong.isPresent() && !isWrong.get()) {
                return Optional.of(name(wrong) + ": it gives wrong bytes, and what it stands on, "
                        + node(below.get()).path() + ", holds the right ones");
            }
            wrong = isWrong.isPresent() ? below.get() : wrong;
            below = below(below.get(), damage.offset());
        }
        return Optional.of(name(wrong) + ": the wrong bytes lie there");
    }

    /** Layers with blocks of their own may write some more around it. */
    private void forget(Shape shape) {
        long from = Math.max(0, shape.offset() - MARGIN_BYTES);
        long to = Math.min(bench.oracle().sizeBytes(), shape.offset() + shape.lengthBytes() + MARGIN_BYTES);
        bench.oracle().forget(from, to - from);
    }

    private boolean isOutside(RequestRecord request) {
        return request.length() == 0
                || request.offset() + request.length() > bench.target().sizeBytes();
    }

    /** The requests that may have done it: the one that showed it, and of a read the write that it should have seen. */
    private static List<Shape> suspects(Finding finding, RequestRecord request, Recorder recorder) {
        Shape shown = recorder.shape(request)
                .orElseGet(() -> new Shape(request.direction(), request.offset(), request.geometry())
                        .withBuffer(request.buffer()));
        List<Shape> suspects = new ArrayList<>(List.of(shown));
        if (request.direction() == Direction.READ && finding.kind() == FindingKind.WRONG_DATA) {
            recorder.lastWriteBefore(request, place(finding, shown)).ifPresent(suspects::add);
        }
        return suspects;
    }

    /** An offset in the target that the finding is about. */
    private static long place(Finding finding, Shape shape) {
        return finding.runs().isEmpty()
                ? shape.offset()
                : finding.runs().getFirst().offset();
    }

    private boolean comesBack(Shape shape, FindingKind kind, Consumer<Runnable> around) {
        LayerTrial.Room all = new LayerTrial.Room(0, bench.target().sizeBytes());
        return make(bench.target(), all, engine, shape, around).findings().contains(kind);
    }

    private LayerTrial.Answer make(
            Node node, LayerTrial.Room room, EngineSpec through, Shape shape, Consumer<Runnable> around) {
        LayerTrial.Answer answer = trial.of(node, room, through, shape, around);
        hung |= answer.findings().contains(FindingKind.HANG);
        return answer;
    }

    /** Goes down from the target while the request goes wrong. */
    private String guilty(Shape shape, long place, FindingKind kind) {
        Stack stack = bench.stack();
        Placement piece = new Placement(shape.offset(), stack.levels().size() - 1, shape.offset(), shape.lengthBytes());
        Placement wrong = piece;
        Optional<Placement> below = below(piece, place);
        while (below.isPresent() && !hung) {
            piece = below.get();
            Node node = node(piece);
            if (node.kind() != NodeKind.FOLDER) {
                Optional<LayerTrial.Answer> answer = below(shape, piece);
                if (answer.isEmpty()) {
                    return name(wrong) + " or below: " + way(shape) + " goes wrong there, and " + node.path()
                            + " cannot be asked the same";
                }
                if (!answer.get().findings().contains(kind)) {
                    return name(wrong) + ": " + way(shape) + " goes wrong there, and is right on what it stands on, "
                            + node.path();
                }
                wrong = piece;
            }
            below = below(piece, place);
        }
        return isTransformed(piece)
                ? name(piece) + " or below: the bytes below are others, so what lies there is not attributable"
                : name(wrong) + ": " + way(shape) + " goes wrong there, with nothing below that could be asked";
    }

    /** What a layer below answers to its part of the request; empty when it refuses it, or has larger blocks. */
    private Optional<LayerTrial.Answer> below(Shape shape, Placement piece) {
        Shape part = shape.from(piece.targetOffset() - shape.offset())
                .upTo(piece.lengthBytes())
                .at(piece.offset());
        LayerTrial.Room room = new LayerTrial.Room(piece.offset(), piece.lengthBytes());
        try {
            return Optional.of(make(node(piece), room, direct(), part, Runnable::run))
                    .filter(answer -> answer.moved() || !answer.findings().isEmpty());
        } catch (SyscallException refused) {
            return Optional.empty();
        }
    }

    private EngineSpec direct() {
        return engine.traits().direct() ? engine : BELOW;
    }

    /** The piece below that holds the place, if what lies there is the same bytes. */
    private Optional<Placement> below(Placement piece, long place) {
        return isTransformed(piece)
                ? Optional.empty()
                : bench.stack().below(piece).stream()
                        .filter(lower ->
                                lower.targetOffset() <= place && place < lower.targetOffset() + lower.lengthBytes())
                        .findFirst();
    }

    private boolean isTransformed(Placement piece) {
        return kind(piece).content() == LayerType.Content.TRANSFORMED;
    }

    private LayerType kind(Placement piece) {
        return bench.stack().levels().get(piece.level()).layer().kind().type();
    }

    private Node node(Placement piece) {
        return bench.stack().levels().get(piece.level()).attached().node();
    }

    /** The layer's word and node; of a file the file system's that it lies on. */
    private String name(Placement piece) {
        Stack.Level level = bench.stack().levels().get(piece.level());
        Node node = node(piece);
        String word = node.kind() == NodeKind.FILE && !level.inputs().isEmpty()
                ? bench.stack()
                        .levels()
                        .get(level.inputs().getFirst())
                        .layer()
                        .kind()
                        .word()
                : level.layer().kind().word();
        return word + " (" + node.path() + ")";
    }

    private static String way(Shape shape) {
        return shape.direction() == Direction.READ ? "reading in this shape" : "writing in this shape";
    }
}
