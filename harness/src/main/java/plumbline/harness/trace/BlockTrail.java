package plumbline.harness.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import plumbline.harness.evidence.BlockEvent;

/**
 * Follows I/Os through the block layer: a bio belongs to the request that its thread is at, and what happens to its place
 * on a device, there or where it goes on to, happens to that request. A bio of no request is an I/O of its own.
 */
final class BlockTrail {
    private final Owners owners;
    private final Landing landing;
    private final Places places = new Places();
    private final Map<Integer, Flight> current = new HashMap<>();

    BlockTrail(Owners owners, Landing landing) {
        this.owners = owners;
        this.landing = landing;
    }

    /** A thread is at a request from now on. */
    void current(int thread, Flight flight) {
        current.put(thread, flight);
    }

    void ended(Flight flight) {
        places.remove(flight);
        current.values().removeIf(flight::equals);
    }

    void take(BlockEvent event) {
        switch (event.action()) {
            case QUEUED -> queued(event);
            case REMAPPED -> remapped(event);
            case REQUEST_COMPLETED -> completed(event);
            case SPLIT, BACK_MERGED, FRONT_MERGED, BOUNCED, ISSUED, REQUEUED, REQUEST_FAILED -> note(event);
            case ALLOCATED, INSERTED, MERGED, COMPLETED -> {}
        }
    }

    /** A bio that is already on its way through a stack is queued again at each device. */
    private void queued(BlockEvent event) {
        List<Flight> there = places.at(event);
        if (!there.isEmpty()) {
            there.forEach(flight -> flight.add(event));
            return;
        }
        int thread = event.stamp().thread();
        Flight flight = current.get(thread);
        if (flight == null) {
            if (owners.of(thread).isEmpty()) {
                return;
            }
            flight = new Flight(event.stamp(), owners.of(thread).getAsInt(), Landing.BLOCK);
        }
        flight.add(event);
        places.add(event.device(), event.sector(), event.sectors(), flight);
    }

    private void remapped(BlockEvent event) {
        for (Flight flight : places.at(event.otherDevice(), event.otherSector(), event.sectors())) {
            flight.add(event);
            places.add(event.device(), event.sector(), event.sectors(), flight);
        }
    }

    private void note(BlockEvent event) {
        places.at(event).forEach(flight -> flight.add(event));
    }

    private void completed(BlockEvent event) {
        for (Flight flight : places.at(event)) {
            flight.add(event);
            if (flight.operation.equals(Landing.BLOCK)) {
                places.remove(flight);
                landing.landed(
                        flight,
                        event.error() == 0 ? event.lengthBytes() : event.error(),
                        event.stamp().nanos());
            }
        }
    }
}
