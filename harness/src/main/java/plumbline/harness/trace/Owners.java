package plumbline.harness.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which process each thread belongs to, of those that are traced: a process, all that it starts, and the kernel's threads
 * that work for its rings.
 */
final class Owners {
    private static final int NOBODY = 0;

    private final Path proc;
    private final Map<Integer, Integer> processes = new HashMap<>();
    private final Map<Long, Integer> rings = new HashMap<>();

    Owners(Path proc) {
        this.proc = proc;
    }

    /** A process and its threads of now. */
    void add(int process) {
        processes.put(process, process);
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(proc.resolve(process + "/task"))) {
            for (Path task : tasks) {
                processes.put(Integer.parseInt(task.getFileName().toString()), process);
            }
        } catch (IOException gone) {
            // Only what it did is left to be told.
            processes.put(process, process);
        }
    }

    /** A thread has started a thread or a process; the child is its parent's until it is known to be a process. */
    void forked(int parent, int child) {
        if (processes.getOrDefault(parent, NOBODY) != NOBODY) {
            processes.put(child, threadGroup(child).orElse(child));
        }
    }

    /** The traced process of a thread; empty when it is nobody's. */
    OptionalInt of(int thread) {
        int process = processes.computeIfAbsent(thread, this::find);
        return process == NOBODY ? OptionalInt.empty() : OptionalInt.of(process);
    }

    /** A thread that nobody was seen to start: one of the kernel's that works for a ring is of its owner's group. */
    private int find(int thread) {
        OptionalInt group = threadGroup(thread);
        return group.isPresent() && processes.getOrDefault(group.getAsInt(), NOBODY) == group.getAsInt()
                ? group.getAsInt()
                : NOBODY;
    }

    private OptionalInt threadGroup(int thread) {
        try (var lines = Files.lines(proc.resolve(thread + "/status"))) {
            return lines.filter(line -> line.startsWith("Tgid:"))
                    .mapToInt(line ->
                            Integer.parseInt(line.substring("Tgid:".length()).strip()))
                    .findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return OptionalInt.empty();
        }
    }

    /** The traced process of a ring; a ring that was not seen to be made is his who submits to it first. */
    OptionalInt ofRing(long ring, int thread) {
        Integer owner = rings.get(ring);
        if (owner == null) {
            OptionalInt submitter = of(thread);
            submitter.ifPresent(process -> rings.put(ring, process));
            return submitter;
        }
        return OptionalInt.of(owner);
    }

    /** A ring was made; its address may have been another's. */
    void made(long ring, int thread) {
        rings.remove(ring);
        of(thread).ifPresent(process -> rings.put(ring, process));
    }
}
