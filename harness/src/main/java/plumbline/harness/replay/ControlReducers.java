package plumbline.harness.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recording.Part;

/** Less besides the requests: half or one of it, and shorter ranges nearer to the start. */
final class ControlReducers {
    private static final long PAGE = 4096;

    private ControlReducers() {}

    static Stream<Recording> fewer(Recording recording) {
        return ofEachPart(recording, ControlReducers::fewer);
    }

    private static Stream<List<Control>> fewer(List<Control> all) {
        int half = all.size() / 2;
        Stream<List<Control>> halves =
                half > 1 ? Stream.of(all.subList(0, half), all.subList(half, all.size())) : Stream.empty();
        return Stream.concat(halves, IntStream.range(0, all.size()).mapToObj(i -> {
            List<Control> less = new ArrayList<>(all);
            less.remove(i);
            return less;
        }));
    }

    static Stream<Recording> shorter(Recording recording) {
        return ofEachPart(
                recording,
                all -> IntStream.range(0, all.size())
                        .boxed()
                        .flatMap(i -> shorter(all.get(i)).map(simpler -> {
                            List<Control> other = new ArrayList<>(all);
                            other.set(i, simpler);
                            return other;
                        })));
    }

    private static Stream<Control> shorter(Control control) {
        return switch (control) {
            case Flush _ -> Stream.empty();
            case RangeControl range -> Stream.concat(lengths(range), offsets(range));
        };
    }

    private static Stream<Control> lengths(RangeControl range) {
        return LongStream.of(RangeControl.SECTOR_BYTES, PAGE, range.lengthBytes() / 2 / PAGE * PAGE)
                .distinct()
                .filter(length -> length > 0 && length < range.lengthBytes())
                .mapToObj(length -> new RangeControl(range.way(), range.offset(), length));
    }

    private static Stream<Control> offsets(RangeControl range) {
        return LongStream.of(0, RangeControl.SECTOR_BYTES, PAGE, range.offset() / 2 / PAGE * PAGE)
                .distinct()
                .filter(offset -> offset < range.offset())
                .mapToObj(offset -> new RangeControl(range.way(), offset, range.lengthBytes()));
    }

    private static Stream<Recording> ofEachPart(
            Recording recording, Function<List<Control>, Stream<List<Control>>> simpler) {
        return IntStream.range(0, recording.parts().size())
                .boxed()
                .flatMap(part -> simpler.apply(recording.parts().get(part).controls())
                        .map(controls -> with(recording, part, controls)));
    }

    private static Recording with(Recording recording, int part, List<Control> controls) {
        List<Part> parts = new ArrayList<>(recording.parts());
        parts.set(part, parts.get(part).withControls(controls));
        parts.removeIf(empty -> empty.stages().isEmpty() && empty.controls().isEmpty());
        return recording.withParts(parts);
    }
}
