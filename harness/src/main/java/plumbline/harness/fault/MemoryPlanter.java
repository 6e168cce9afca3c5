package plumbline.harness.fault;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import plumbline.harness.engine.CompletionSink;
import plumbline.harness.engine.Engine;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.loopctl.fuse.Schedule;

/** What only a kernel could do to its caller: memory that it has no business with changes, an answer comes twice. */
final class MemoryPlanter implements Planter {
    private final Fault fault;
    private final Schedule schedule;
    private final List<Planted> plants = new ArrayList<>();
    private long number;
    private boolean begun;

    /**
     * A planter.
     *
     * @param schedule which requests
     */
    MemoryPlanter(Fault fault, Schedule schedule) {
        this.fault = fault;
        this.schedule = schedule;
    }

    @Override
    public void begin() {
        begun = true;
    }

    @Override
    public Engine around(Engine engine) {
        return begun ? new Meddling(engine) : engine;
    }

    @Override
    public List<Planted> plants() {
        return plants;
    }

    @Override
    public void close() {
        begun = false;
    }

    private final class Meddling extends FaultyEngine {
        Meddling(Engine honest) {
            super(honest);
        }

        @Override
        boolean takesOver(IoSlot slot) {
            return false;
        }

        @Override
        void answered(IoSlot slot, long result, CompletionSink sink) {
            boolean write = slot.shape().direction() == Direction.WRITE;
            boolean possible = fault == Fault.OVERRUN
                    ? slot.shape().segments().footprintBytes() < slot.buffer().bodyBytes()
                    : write || fault != Fault.SOURCE_CHANGED;
            boolean chosen = possible && schedule.picks(number++);
            if (chosen) {
                plants.add(plant(slot));
                meddle(slot);
            }
            long requestId = slot.requestId();
            sink.completed(slot, result);
            if (chosen && fault == Fault.ANSWERED_TWICE) {
                sink.unexpected(requestId, result);
            }
        }

        private Planted plant(IoSlot slot) {
            long from = slot.shape().offset();
            return new Planted(slot.requestId(), from, from + slot.shape().lengthBytes());
        }

        private void meddle(IoSlot slot) {
            Segments segments = slot.shape().segments();
            switch (fault) {
                case OVERRUN -> invert(slot, segments.footprintBytes());
                case SOURCE_CHANGED -> invert(slot, segments.memoryOffset(0) + segments.lengthBytes(0) / 2);
                default -> {}
            }
        }

        private static void invert(IoSlot slot, long at) {
            slot.buffer().body().set(ValueLayout.JAVA_BYTE, at, (byte)
                    ~slot.buffer().at(at));
        }
    }
}
