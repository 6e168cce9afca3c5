package plumbline.harness.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import plumbline.bindings.sys.FileStatus.DeviceNumber;
import plumbline.harness.evidence.BlockEvent;

/** Where I/Os in flight are on their devices, so that what happens to a place is told of the right one. */
final class Places {
    private final Map<DeviceNumber, NavigableMap<Long, Place>> devices = new HashMap<>();

    private record Place(long endSector, Flight flight) {}

    void add(DeviceNumber device, long sector, long sectors, Flight flight) {
        devices.computeIfAbsent(device, number -> new TreeMap<>())
                .put(sector, new Place(sector + Math.max(1, sectors), flight));
        flight.ranges.add(new Flight.Range(device, sector));
    }

    /** Those whose bytes an event is about. */
    List<Flight> at(BlockEvent event) {
        return at(event.device(), event.sector(), event.sectors());
    }

    List<Flight> at(DeviceNumber device, long sector, long sectors) {
        NavigableMap<Long, Place> places = devices.get(device);
        if (places == null) {
            return List.of();
        }
        List<Flight> found = new ArrayList<>();
        Map.Entry<Long, Place> before = places.lowerEntry(sector);
        if (before != null && before.getValue().endSector() > sector) {
            found.add(before.getValue().flight());
        }
        places.subMap(sector, sector + Math.max(1, sectors)).values().forEach(place -> found.add(place.flight()));
        return found;
    }

    void remove(Flight flight) {
        for (Flight.Range range : flight.ranges) {
            NavigableMap<Long, Place> places = devices.get(range.device());
            Place place = places == null ? null : places.get(range.sector());
            if (places != null && place != null && place.flight().equals(flight)) {
                places.remove(range.sector());
            }
        }
    }
}
