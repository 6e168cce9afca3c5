package plumbline.harness.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import plumbline.loopctl.host.Attributes;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.TraceInstanceArtifact;

/**
 * An instance of tracefs of our own: events, filters and ring buffers that nobody else sees or empties. Its clock is
 * CLOCK_MONOTONIC. Made switched off. {@link #drain} may be called from another thread than the rest.
 */
public final class TraceInstance implements AutoCloseable {
    private final TraceFs tracing;
    private final Ledger.Entry entry;
    private final Path folder;
    private final Map<Integer, EventFormat> formats = new HashMap<>();
    private final List<EventRecord> drained = new ArrayList<>();
    private final PageReader reader;
    private final List<CpuPipe> pipes = new ArrayList<>();

    private TraceInstance(TraceFs tracing, Ledger.Entry entry, Path folder) {
        this.tracing = tracing;
        this.entry = entry;
        this.folder = folder;
        this.reader = new PageReader(tracing.pages(), formats, drained::add);
    }

    /**
     * Makes an instance, as an entry of the ledger.
     *
     * @param kibPerCpu how much each CPU's ring buffer holds
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses
     */
    public static TraceInstance open(TraceFs tracing, Ledger ledger, int kibPerCpu) {
        Path folder = freshFolder(tracing, ledger);
        TraceInstance instance = new TraceInstance(tracing, ledger.enter(new TraceInstanceArtifact(folder)), folder);
        try {
            Files.createDirectory(folder);
            instance.write("tracing_on", "0");
            instance.write("trace_clock", "mono");
            instance.write("buffer_size_kb", String.valueOf(kibPerCpu));
            instance.openPipes();
            return instance;
        } catch (IOException refused) {
            instance.close();
            throw new UncheckedIOException("a trace instance cannot be made in " + tracing.root(), refused);
        } catch (RuntimeException refused) {
            instance.close();
            throw refused;
        }
    }

    private static Path freshFolder(TraceFs tracing, Ledger ledger) {
        int number = 1;
        Path folder;
        do {
            folder = tracing.root().resolve("instances/plumb_" + ledger.token() + "_" + number++);
        } while (Files.exists(folder));
        return folder;
    }

    private void openPipes() throws IOException {
        try (var cpus = Files.newDirectoryStream(folder.resolve("per_cpu"), "cpu*")) {
            for (Path cpu : cpus) {
                int number = Integer.parseInt(cpu.getFileName().toString().substring("cpu".length()));
                pipes.add(new CpuPipe(
                        number, cpu.resolve("trace_pipe_raw"), tracing.pages().pageBytes()));
            }
        }
    }

    /**
     * Switches an event on.
     *
     * @return false where this kernel has no such event
     */
    public boolean enable(EventName event) {
        return enable(event, "");
    }

    /**
     * Switches an event on, for those of its records only that a filter lets through.
     *
     * @param filter in tracefs's language, {@code dev == 7340033}; empty for all
     * @return false where this kernel has no such event
     */
    public boolean enable(EventName event, String filter) {
        Optional<EventFormat> format = tracing.format(event.system(), event.name());
        if (format.isEmpty()) {
            return false;
        }
        synchronized (drained) {
            formats.put(format.get().id(), format.get());
        }
        String place = "events/" + event.system() + "/" + event.name() + "/";
        if (!filter.isEmpty()) {
            write(place + "filter", filter);
        }
        write(place + "enable", "1");
        return true;
    }

    /** Narrows every event to what these threads do, and the processes that they start from now on. */
    public void follow(long... threads) {
        write("options/event-fork", "1");
        write("set_event_pid", LongStream.of(threads).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    }

    /** Begins or goes on. */
    public void start() {
        write("tracing_on", "1");
    }

    /** Holds; what was traced stays to be drained. */
    public void stop() {
        write("tracing_on", "0");
    }

    private void write(String attribute, String value) {
        Attributes.write(folder.resolve(attribute), value);
    }

    /** Hands over what was traced since the last time, in the order of time; does not wait for more. */
    public void drain(Consumer<EventRecord> sink) {
        synchronized (drained) {
            pipes.forEach(pipe -> pipe.drainTo(reader));
            drained.sort(Comparator.comparingLong(EventRecord::nanos));
            drained.forEach(sink);
            drained.clear();
        }
    }

    /** What did not come through, up to the last {@link #drain}. */
    public Losses losses() {
        synchronized (drained) {
            return new Losses(reader.lost(), reader.garbled(), reader.unknown());
        }
    }

    /**
     * What a trace does not show.
     *
     * @param lost records dropped by the kernel for want of room, at least
     * @param garbled records and pages that made no sense
     * @param unknown records of events that were not asked for
     */
    public record Losses(long lost, long garbled, long unknown) {}

    @Override
    public void close() {
        pipes.forEach(CpuPipe::close);
        entry.close();
    }
}
