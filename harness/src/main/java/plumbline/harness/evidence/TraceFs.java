package plumbline.harness.evidence;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.host.Host;

/**
 * The kernel's tracing files.
 *
 * @param root where tracefs is mounted
 * @param pages how its ring buffers' pages are laid out
 */
public record TraceFs(Path root, PageLayout pages) {

    /** The one of this machine; empty where there is none, or it may not be used. */
    public static Optional<TraceFs> find() {
        return Stream.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"))
                .filter(root -> Files.isWritable(root.resolve("instances")))
                .flatMap(root -> PageLayout.parse(inOneRead(root.resolve("events/header_page"))).stream()
                        .map(layout -> new TraceFs(root, layout)))
                .findFirst();
    }

    /** {@code header_page} is handed out by the first read, and by that alone, however short. */
    private static String inOneRead(Path path) {
        try (Fd fd = Fd.open(path, OpenFlag.O_RDONLY);
                Mapping page = Mapping.anonymous(Mapping.PAGE_BYTES)) {
            long length = FileCalls.read(fd, page.address(), page.lengthBytes());
            byte[] text = page.segment().asSlice(0, Math.max(0, length)).toArray(ValueLayout.JAVA_BYTE);
            return new String(text, StandardCharsets.US_ASCII);
        }
    }

    /**
     * How an event's records are laid out; empty where this kernel has no such event.
     *
     * @param system {@code block}
     * @param event {@code block_bio_queue}
     */
    public Optional<EventFormat> format(String system, String event) {
        return Host.live()
                .text(root + "/events/" + system + "/" + event + "/format")
                .flatMap(EventFormat::parse);
    }
}
