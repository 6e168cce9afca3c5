package plumbline.harness.run;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;

/**
 * Changes the memory of requests in flight whose buffers are to change ({@link BufferKind#CHANGING}), from a thread of its
 * own that lives as long as there are any. A request that has ended is not touched any more.
 */
final class Changer implements AutoCloseable {
    private static final long PAUSE_NANOS = 20_000;

    private final Set<IoSlot> changing = new LinkedHashSet<>();
    private @Nullable Thread thread;
    private byte value;

    void begin(IoSlot slot) {
        if (slot.shape().buffer() == BufferKind.CHANGING) {
            synchronized (changing) {
                changing.add(slot);
            }
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("changer").start(this::change);
            }
        }
    }

    void end(IoSlot slot) {
        if (slot.shape().buffer() == BufferKind.CHANGING) {
            synchronized (changing) {
                changing.remove(slot);
            }
        }
    }

    private void change() {
        while (!Thread.currentThread().isInterrupted()) {
            synchronized (changing) {
                value++;
                changing.forEach(this::change);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** One byte in each page of each segment. */
    private void change(IoSlot slot) {
        MemorySegment body = slot.buffer().body();
        Segments segments = slot.shape().segments();
        for (int i = 0; i < segments.count(); i++) {
            long end = segments.memoryOffset(i) + segments.lengthBytes(i);
            for (long at = segments.memoryOffset(i); at < end; at += 4096) {
                body.set(ValueLayout.JAVA_BYTE, at, value);
            }
        }
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }
}
