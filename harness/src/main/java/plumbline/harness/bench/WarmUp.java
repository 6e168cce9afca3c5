package plumbline.harness.bench;

import plumbline.bindings.mem.AlignedBuffer;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.pattern.PatternMemory;

/** Lets the JVM compile what fills and checks before anything is measured: a stage may be over sooner than that. */
final class WarmUp {
    private static final long MOST_NANOS = 1_000_000_000L;
    private static final int BYTES = 64 << 10;
    private static final int BUFFERS_A_ROUND = 16;
    private static final int SETTLED_ROUNDS = 40;

    private WarmUp() {}

    /** Fills and checks until it gets no faster, for a second at most. */
    static void run(Pattern pattern) {
        long endNanos = System.nanoTime() + MOST_NANOS;
        long best = Long.MAX_VALUE;
        int settled = 0;
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(BYTES)) {
            while (settled < SETTLED_ROUNDS && System.nanoTime() < endNanos) {
                long took = round(pattern, buffer);
                settled = took < best - best / 10 ? 0 : settled + 1;
                best = Math.min(best, took);
            }
        }
    }

    private static long round(Pattern pattern, AlignedBuffer buffer) {
        long startedNanos = System.nanoTime();
        for (int i = 0; i < BUFFERS_A_ROUND; i++) {
            PatternMemory.fill(pattern, 1, buffer.body(), 0, 0, BYTES);
            if (!PatternMemory.matches(pattern, 1, buffer.body(), 0, 0, BYTES)) {
                throw new IllegalStateException("a pattern does not match itself");
            }
        }
        return System.nanoTime() - startedNanos;
    }
}
