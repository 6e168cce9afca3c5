package plumbline.harness.trace;

import java.util.Locale;
import java.util.stream.Collectors;

/** An I/O as strace would write it, with what the block layer did for it indented below. */
public final class IoText {
    private IoText() {}

    public static String of(TracedIo io) {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%12.6f [%d] %s(%s) = %s <%.6f>",
                io.timeNanos() / 1e9,
                io.process(),
                io.operation(),
                io.file() == null ? "" : io.file(),
                io.error() == null ? String.valueOf(io.result()) : "-" + io.error(),
                io.latencyNanos() / 1e9));
        if (io.expected() > 0) {
            text.append(" of ").append(io.expected());
        }
        if (io.thread() != io.process()) {
            text.append(" thread ").append(io.thread());
        }
        if (!io.marks().isEmpty()) {
            text.append(io.marks().stream().map(IoMark::word).collect(Collectors.joining(" ", " ", "")));
        }
        text.append('\n');
        io.block().forEach(step -> text.append(line(step)));
        return text.toString();
    }

    private static String line(TracedIo.BlockStep step) {
        return String.format(
                Locale.ROOT,
                "%16s+%.6f %s %s %s %d@%d%s%n",
                "",
                step.afterNanos() / 1e9,
                step.device(),
                step.action(),
                step.operation(),
                step.lengthBytes(),
                step.offset(),
                step.note().isEmpty() ? "" : " " + step.note());
    }
}
