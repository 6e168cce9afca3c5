package plumbline.harness.trace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumbline.harness.evidence.BlockEvent;
import plumbline.harness.evidence.CacheEvent;
import plumbline.harness.evidence.EventRecord;
import plumbline.harness.evidence.KernelEvent;
import plumbline.harness.evidence.KernelEvents;
import plumbline.harness.evidence.Stamp;
import plumbline.harness.evidence.UringEvent;

/**
 * Makes I/Os of events: submissions and completions of the same request, and what the block layer did in between. Events
 * come in the order of time. One thread.
 */
final class Correlator {
    private static final int IOSQE_ASYNC = 1 << 4;
    private static final int CQE_F_MORE = 1 << 1;

    private final Owners owners;
    private final FileNames names;
    private final BlockTrail trail;
    private final Landing landing;
    private final Map<Key, Flight> byRequest = new HashMap<>();
    private final Map<Key, Deque<Flight>> byUserData = new HashMap<>();
    private final Map<Integer, Integer> lastFile = new HashMap<>();

    /** A request, or what its submitter called it, on a ring. */
    private record Key(long ring, long value) {}

    Correlator(Owners owners, FileNames names, long startNanos, Consumer<TracedIo> sink) {
        this.owners = owners;
        this.names = names;
        this.landing = new Landing(names, startNanos, sink);
        this.trail = new BlockTrail(owners, landing);
    }

    /** Submissions that have not been seen to complete. */
    int inFlight() {
        return byUserData.values().stream().mapToInt(Deque::size).sum();
    }

    void take(EventRecord event) {
        if (event.format().name().equals("sched_process_fork")) {
            owners.forked((int) event.number("parent_pid"), (int) event.number("child_pid"));
            return;
        }
        KernelEvents.read(event).ifPresent(known -> take(known, event));
    }

    private void take(KernelEvent known, EventRecord event) {
        switch (known) {
            case UringEvent uring -> take(uring, event.number("sq_thread") != 0);
            case BlockEvent block -> trail.take(block);
            case CacheEvent _ -> {}
        }
    }

    private void take(UringEvent event, boolean sqThread) {
        switch (event.action()) {
            case CREATED -> owners.made(event.ring(), event.stamp().thread());
            case SUBMITTED -> submitted(event, sqThread);
            case FILE_TAKEN -> fileTaken(event);
            case PUNTED -> mark(event, IoMark.PUNTED);
            case POLL_ARMED -> mark(event, IoMark.POLLED);
            case DEFERRED -> mark(event, IoMark.DEFERRED);
            case REFUSED -> mark(event, IoMark.ERROR);
            case OVERFLOWED -> mark(event, IoMark.OVERFLOWED);
            case COMPLETED -> completed(event);
            case REGISTERED, LINKED, LINK_FAILED, TASK_ADDED, WROTE_SHORT, WAITED -> {}
        }
    }

    private void submitted(UringEvent event, boolean sqThread) {
        Stamp stamp = event.stamp();
        OptionalInt owner = owners.ofRing(event.ring(), stamp.thread());
        if (owner.isEmpty()) {
            return;
        }
        Flight flight = new Flight(stamp, owner.getAsInt(), Operations.name(event.opcode(), event.operation()));
        if (sqThread) {
            flight.marks.add(IoMark.SQPOLL);
        }
        if ((event.flags() & IOSQE_ASYNC) != 0) {
            flight.marks.add(IoMark.ASYNC);
        }
        Integer early = lastFile.remove(stamp.thread());
        if (early != null) {
            flight.file = names.file(flight.process, early, stamp.nanos());
        }
        if (event.request() != 0) {
            byRequest.put(new Key(event.ring(), event.request()), flight);
        }
        byUserData
                .computeIfAbsent(new Key(event.ring(), event.userData()), key -> new ArrayDeque<>(1))
                .add(flight);
        trail.current(stamp.thread(), flight);
    }

    /** Before 5.19 the file is taken, by a request without a name, before the submission is told of. */
    private void fileTaken(UringEvent event) {
        Flight flight = byRequest.get(new Key(event.ring(), event.request()));
        if (flight != null) {
            flight.file = names.file(
                    flight.process, event.fileDescriptor(), event.stamp().nanos());
            trail.current(event.stamp().thread(), flight);
        } else if (event.request() == 0) {
            lastFile.put(event.stamp().thread(), event.fileDescriptor());
        }
    }

    private void mark(UringEvent event, IoMark mark) {
        Flight flight = event.request() == 0 ? null : byRequest.get(new Key(event.ring(), event.request()));
        Deque<Flight> named = flight == null ? byUserData.get(new Key(event.ring(), event.userData())) : null;
        if (flight != null) {
            flight.marks.add(mark);
        } else if (named != null && !named.isEmpty()) {
            named.getFirst().marks.add(mark);
        }
    }

    private void completed(UringEvent event) {
        OptionalInt owner = owners.ofRing(event.ring(), event.stamp().thread());
        if (owner.isEmpty()) {
            return;
        }
        Flight flight = take(event);
        if (flight == null) {
            flight = new Flight(event.stamp(), owner.getAsInt(), "?");
            flight.marks.add(IoMark.UNSEEN);
        }
        if ((event.flags() & CQE_F_MORE) == 0) {
            trail.ended(flight);
        } else {
            put(event, flight);
        }
        landing.landed(flight, event.result(), event.stamp().nanos());
    }

    private @Nullable Flight take(UringEvent event) {
        Key named = new Key(event.ring(), event.userData());
        Deque<Flight> flights = byUserData.get(named);
        Flight flight = event.request() == 0 ? null : byRequest.remove(new Key(event.ring(), event.request()));
        if (flights == null) {
            return flight;
        }
        if (flight == null) {
            flight = flights.poll();
        } else {
            flights.remove(flight);
        }
        if (flights.isEmpty()) {
            byUserData.remove(named);
        }
        return flight;
    }

    private void put(UringEvent event, Flight flight) {
        byUserData
                .computeIfAbsent(new Key(event.ring(), event.userData()), key -> new ArrayDeque<>(1))
                .addFirst(flight);
        if (event.request() != 0) {
            byRequest.put(new Key(event.ring(), event.request()), flight);
        }
    }
}
