package plumbline.harness.probe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.OpenEngine;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.evidence.Presence;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Shape;
import plumbline.harness.probe.ProbeSpec.Tries;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.Limit;
import plumbline.loopctl.limits.Limits;
import plumbline.loopctl.limits.LimitsReader;

/** Asks a target what it reports, tries what it accepts, and says where the two disagree. */
public final class Probe {
    private static final EnumSet<EngineKind> KINDS = EnumSet.range(EngineKind.PREAD, EngineKind.URING_FIXED);
    private static final long MOST_BYTES = 8 << 20;

    private final ProbeSpec spec;
    private final Node node;
    private final Limits limits;
    private final Contract contract;
    private final Map<String, Map<String, Measured>> measured = new LinkedHashMap<>();
    private final Map<String, String> unmeasured = new TreeMap<>();

    private Probe(ProbeSpec spec, Node node) {
        this.spec = spec;
        this.node = node;
        this.limits = LimitsReader.read(node, Host.live());
        this.contract = Contract.of(node, limits);
    }

    /**
     * Probes.
     *
     * @throws IllegalArgumentException when the path is nothing that can be probed
     * @throws SyscallException when the kernel does not let it be opened or read
     * @throws IllegalStateException when it is not there any more in the end
     */
    public static ProbeReport run(ProbeSpec spec) {
        try (ProbeTarget target = ProbeTarget.open(spec)) {
            return new Probe(spec, target.node()).report();
        }
    }

    private ProbeReport report() {
        boolean direct = contract.rule() != Contract.Rule.NO_DIRECT_IO;
        // Room for the most segments, twice as long as they need to be; each page more is touched for every engine.
        long room = Math.min(MOST_BYTES, 2 * Contract.MOST_SEGMENTS * contract.unitBytes());
        long tried = Math.min(room, contract.sizeBytes() / contract.unitBytes() * contract.unitBytes());
        ProbeTarget.demandRoom(node, contract);
        if (direct) {
            try (Fd fd = open();
                    Window window = window(fd, tried)) {
                measureAll(fd, window);
                if (spec.writes()) {
                    window.restore();
                }
            }
        } else {
            KINDS.forEach(kind -> unmeasured.put(kind.word(), "there is no direct I/O here"));
        }
        return new ProbeReport(
                ProbeReport.SCHEMA_VERSION,
                node.path().toString(),
                node.kind() == NodeKind.BLOCK ? "block" : "file",
                reported(),
                measured,
                unmeasured,
                Disagreements.of(contract, limits, measured));
    }

    private Fd open() {
        return Fd.open(node.path(), spec.writes() ? OpenFlag.O_RDWR : OpenFlag.O_RDONLY, OpenFlag.O_DIRECT);
    }

    /** The first of a few places whose content is not the same byte over and over. */
    private Window window(Fd fd, long lengthBytes) {
        long align = Math.max(64 << 10, contract.unitBytes());
        long last = (contract.sizeBytes() - lengthBytes) / align * align;
        Window window = new Window(fd, 0, lengthBytes);
        for (long start : List.of(last / 2 / align * align, last)) {
            if (window.isUniform() && start > 0) {
                window.close();
                window = new Window(fd, start, lengthBytes);
            }
        }
        if (spec.writes()) {
            window.scramble(new SplittableRandom());
        }
        return window;
    }

    private void measureAll(Fd fd, Window window) {
        for (EngineKind kind : KINDS) {
            EngineSpec engine = EngineSpec.of(kind);
            Optional<Requirement.Missing> missing = engine.requirements().stream()
                    .flatMap(requirement -> requirement.check(Host.live()).stream())
                    .findFirst();
            if (missing.isPresent()) {
                unmeasured.put(kind.word(), missing.get().toString());
            } else {
                measure(fd, window, engine);
            }
        }
    }

    private void measure(Fd fd, Window window, EngineSpec engine) {
        Map<String, Measured> directions = new LinkedHashMap<>();
        for (Direction direction : directions()) {
            long footprint = window.lengthBytes() + 4 * Math.max(4096, contract.unitBytes());
            SlotNeeds needs = SlotNeeds.anonymous(1, footprint, Contract.MOST_SEGMENTS, window.lengthBytes());
            try (OpenEngine open = OpenEngine.on(fd, engine, needs)) {
                Asker asker = new Asker(engine, open, window, spec.trials());
                Prober prober = new Prober(asker, window, engine.traits(), direction, contract, mayTry());
                directions.put(direction.word(), prober.measure());
            }
            demandPresence();
        }
        measured.put(engine.toString(), directions);
    }

    /** What was measured on a target that is not there any more means nothing. */
    private void demandPresence() {
        Presence.of(node, contract.unitBytes()).missing().ifPresent(sentence -> {
            throw new IllegalStateException(sentence);
        });
    }

    private List<Direction> directions() {
        List<Direction> directions = new ArrayList<>(List.of(Direction.READ));
        if (spec.writes()) {
            directions.add(Direction.WRITE);
        }
        return directions;
    }

    /** A file system refuses what it does not take before any device sees it; a device may do anything. */
    private Predicate<Shape> mayTry() {
        boolean illegalToo = node.kind() == NodeKind.FILE || spec.tries().contains(Tries.ILLEGAL);
        return shape -> illegalToo || contract.isLegal(shape);
    }

    private Map<String, ProbeReport.Reported> reported() {
        Map<String, ProbeReport.Reported> all = new TreeMap<>();
        for (Limit limit : limits.reported().values()) {
            all.put(limit.name().jsonName(), new ProbeReport.Reported(limit.value(), limit.source()));
        }
        return all;
    }
}
