package plumbline.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Direction;

/**
 * The requests in flight, noted in a small file that is mapped by the worker and read by the supervisor after the worker
 * has died or got stuck. One entry a slot.
 *
 * <pre>
 *   0 request id | 8 offset | 16 length | 24 direction (low int), segments (high int) | 32 issued, nanoTime | 40 in flight
 * </pre>
 *
 * Behind them what a procedure is doing: since when (nanoTime, 0 for nothing), and its name.
 */
final class SubmissionLog implements AutoCloseable {
    private static final int ENTRIES = 1024;
    private static final int ENTRY_BYTES = 64;
    private static final long STEP = ENTRIES * (long) ENTRY_BYTES;
    private static final int STEP_BYTES = 256;
    private static final long WRITE = 1;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Arena arena;
    private final MemorySegment memory;

    private SubmissionLog(Arena arena, MemorySegment memory) {
        this.arena = arena;
        this.memory = memory;
    }

    /** Maps the file, making it when it is not there. */
    static SubmissionLog open(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Arena arena = Arena.ofShared();
            return new SubmissionLog(arena, channel.map(FileChannel.MapMode.READ_WRITE, 0, STEP + STEP_BYTES, arena));
        } catch (IOException refused) {
            throw new UncheckedIOException("the submission log cannot be mapped: " + file, refused);
        }
    }

    /** For whoever watches itself. */
    static SubmissionLog inMemory() {
        Arena arena = Arena.ofShared();
        return new SubmissionLog(arena, arena.allocate(STEP + STEP_BYTES));
    }

    void submitted(IoSlot slot) {
        long at = at(slot);
        memory.set(LONG, at, slot.requestId());
        memory.set(LONG, at + 8, slot.shape().offset());
        memory.set(LONG, at + 16, slot.shape().lengthBytes());
        memory.set(
                LONG,
                at + 24,
                (long) slot.shape().segments().count() << 32
                        | (slot.shape().direction() == Direction.WRITE ? WRITE : 0));
        memory.set(LONG, at + 32, slot.submittedNanos());
        memory.set(LONG, at + 40, 1);
    }

    void completed(IoSlot slot) {
        memory.set(LONG, at(slot) + 40, 0);
    }

    /** Something is about to be done that is no request of a slot's. */
    void step(String what) {
        byte[] name = what.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(name.length, STEP_BYTES - Long.BYTES - 1);
        MemorySegment.copy(name, 0, memory, ValueLayout.JAVA_BYTE, STEP + Long.BYTES, length);
        memory.set(ValueLayout.JAVA_BYTE, STEP + Long.BYTES + length, (byte) 0);
        memory.set(LONG, STEP, System.nanoTime());
    }

    /** The step is not over, and not stuck. */
    void stepGoesOn() {
        if (memory.get(LONG, STEP) != 0) {
            memory.set(LONG, STEP, System.nanoTime());
        }
    }

    void stepEnded() {
        memory.set(LONG, STEP, 0);
    }

    private static long at(IoSlot slot) {
        return slot.index() % ENTRIES * (long) ENTRY_BYTES;
    }

    /** Forgets everything, before the next case. */
    void clear() {
        memory.fill((byte) 0);
    }

    /** What was in flight when the log was last written, oldest first, a sentence each. */
    List<String> inFlight() {
        List<Long> entries = new ArrayList<>();
        for (long at = 0; at < STEP; at += ENTRY_BYTES) {
            if (memory.get(LONG, at + 40) != 0) {
                entries.add(at);
            }
        }
        entries.sort(Comparator.comparingLong(at -> memory.get(LONG, at)));
        List<String> sentences = new ArrayList<>();
        if (memory.get(LONG, STEP) != 0) {
            sentences.add(memory.getString(STEP + Long.BYTES));
        }
        entries.forEach(at -> sentences.add(describe(at)));
        return sentences;
    }

    /** The nanoTime at which the oldest request in flight was issued; Long.MAX_VALUE when none is. */
    long oldestNanos() {
        long step = memory.get(LONG, STEP);
        long oldest = step == 0 ? Long.MAX_VALUE : step;
        for (long at = 0; at < STEP; at += ENTRY_BYTES) {
            if (memory.get(LONG, at + 40) != 0) {
                oldest = Math.min(oldest, memory.get(LONG, at + 32));
            }
        }
        return oldest;
    }

    private String describe(long at) {
        long shape = memory.get(LONG, at + 24);
        return "#" + memory.get(LONG, at) + " " + ((shape & WRITE) == 0 ? Direction.READ : Direction.WRITE).word() + " "
                + memory.get(LONG, at + 16) + "@" + memory.get(LONG, at + 8) + " in " + (shape >>> 32) + " segments";
    }

    @Override
    public void close() {
        arena.close();
    }
}
