package plumbline.harness.oneshot;

import java.io.PrintWriter;
import java.util.Locale;
import plumbline.loopctl.stack.Sizes;

/** What transfers say of themselves when they are done. */
final class Rate {
    private final long startedNanos = System.nanoTime();
    private long bytes;
    private long operations;

    void add(long bytesMoved) {
        bytes += bytesMoved;
        operations++;
    }

    long bytes() {
        return bytes;
    }

    long operations() {
        return operations;
    }

    void print(PrintWriter out, String verb, long asked, long offset) {
        double seconds = Math.max(1, System.nanoTime() - startedNanos) / 1e9;
        out.printf(Locale.ROOT, "%s %d/%d bytes at offset %d%n", verb, bytes, asked, offset);
        out.printf(
                Locale.ROOT,
                "%s, %d ops; %.4f sec (%s/sec and %.0f ops/sec)%n",
                words(bytes),
                operations,
                seconds,
                words((long) (bytes / seconds) >> 10 << 10),
                operations / seconds);
    }

    private static String words(long bytes) {
        String text = Sizes.format(bytes);
        char unit = text.charAt(text.length() - 1);
        return Character.isDigit(unit)
                ? text + " bytes"
                : text.substring(0, text.length() - 1) + " " + Character.toUpperCase(unit) + "iB";
    }
}
