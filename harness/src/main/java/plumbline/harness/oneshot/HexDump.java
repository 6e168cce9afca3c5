package plumbline.harness.oneshot;

import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/** Bytes as xfs_io prints them: sixteen a line, in hexadecimal and as characters. */
final class HexDump {
    private static final int LINE_BYTES = 16;

    private HexDump() {}

    /**
     * Prints.
     *
     * @param label what the first line's offset says
     */
    static void print(PrintWriter out, MemorySegment memory, long at, long lengthBytes, long label) {
        for (long line = 0; line < lengthBytes; line += LINE_BYTES) {
            StringBuilder hex = new StringBuilder();
            StringBuilder characters = new StringBuilder();
            for (long i = line; i < Math.min(lengthBytes, line + LINE_BYTES); i++) {
                byte value = memory.get(ValueLayout.JAVA_BYTE, at + i);
                hex.append(String.format(Locale.ROOT, "%02x ", value));
                characters.append(value >= ' ' && value <= '~' ? (char) value : '.');
            }
            out.printf(Locale.ROOT, "%08x:  %s %s%n", label + line, hex, characters);
        }
    }
}
