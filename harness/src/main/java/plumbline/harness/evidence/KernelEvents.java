package plumbline.harness.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Trace records as events. */
public final class KernelEvents {
    private static final Map<String, Function<EventRecord, KernelEvent>> READERS = readers();

    private KernelEvents() {}

    private static Map<String, Function<EventRecord, KernelEvent>> readers() {
        Map<String, Function<EventRecord, KernelEvent>> readers = new HashMap<>();
        for (BlockAction action : BlockAction.values()) {
            readers.put(action.event().name(), trace -> BlockEvent.of(action, trace));
        }
        for (UringAction action : UringAction.values()) {
            action.events().forEach(event -> readers.put(event.name(), trace -> UringEvent.of(action, trace)));
        }
        for (CacheAction action : CacheAction.values()) {
            readers.put(action.event().name(), trace -> CacheEvent.of(action, trace));
        }
        return readers;
    }

    /** The event that a record tells of; empty for records of other events. */
    public static Optional<KernelEvent> read(EventRecord trace) {
        return Optional.ofNullable(READERS.get(trace.format().name())).map(reader -> reader.apply(trace));
    }
}
