package plumbline.harness.evidence;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;

/** The kernel's log, read record by record from /dev/kmsg: each has a sequence number, so that none is missed or taken twice. */
public final class KernelLog implements AutoCloseable {
    private static final Path DEVICE = Path.of("/dev/kmsg");
    private static final int MOST_RECORDS = 1 << 16;

    private final Fd device;
    private final Mapping page;

    private KernelLog(Fd device) {
        this.device = device;
        this.page = Mapping.anonymous(2 * Mapping.PAGE_BYTES);
    }

    /** The log, from its oldest record on; empty where it may not be read. */
    public static Optional<KernelLog> open() {
        long number = Fd.tryOpen(DEVICE, OpenFlag.O_RDONLY, OpenFlag.O_NONBLOCK);
        return number < 0 ? Optional.empty() : Optional.of(new KernelLog(Fd.adopt((int) number, DEVICE.toString())));
    }

    /** Goes to the end; where that cannot be done at once, record by record. */
    public void skip() {
        if (FileCalls.lseekToEnd(device) < 0) {
            newLines();
        }
    }

    /** The messages since the last time. */
    public List<String> newLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < MOST_RECORDS; i++) {
            long length = FileCalls.read(device, page.address(), page.lengthBytes());
            if (length > 0) {
                byte[] text = page.segment().asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
                lines.add(message(new String(text, StandardCharsets.UTF_8)));
            } else if (length != Errno.EPIPE.asResult()) {
                // EPIPE: the record was overwritten before it was read, and the next read goes on behind the gap.
                return lines;
            }
        }
        return lines;
    }

    /** {@code priority,sequence,microseconds,flags;message}, and lines of properties behind it. */
    static String message(String text) {
        int semicolon = text.indexOf(';');
        int end = text.indexOf('\n');
        return semicolon < 0 ? text : text.substring(semicolon + 1, end < semicolon ? text.length() : end);
    }

    @Override
    public void close() {
        device.close();
        page.close();
    }
}
