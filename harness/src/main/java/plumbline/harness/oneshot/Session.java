package plumbline.harness.oneshot;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.OpenFlag;
import plumbline.harness.file.FileShadow;
import plumbline.harness.verdict.Finding;

/** What commands work on: open files, mappings, and where they print. One thread. */
final class Session implements AutoCloseable {
    private final PrintWriter out;
    private final Map<SessionFile.Inode, FileShadow> shadows = new HashMap<>();
    private final List<SessionFile> files = new ArrayList<>();
    private final List<SessionMapping> mappings = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable SessionFile file;
    private @Nullable SessionMapping mapping;
    private long requests;
    private long bytes;

    Session(PrintWriter out) {
        this.out = out;
    }

    PrintWriter out() {
        return out;
    }

    /** Opens a file; it is the current one from now on. */
    void open(Path path, Set<OpenFlag> flags) {
        SessionFile opened = SessionFile.open(path, flags, shadows);
        files.add(opened);
        file = opened;
    }

    /** Opens a file beside the current one, to be read; the caller closes it. */
    SessionFile openBeside(Path path) {
        return SessionFile.open(path, Set.of(OpenFlag.O_RDONLY), shadows);
    }

    /** The current file. */
    SessionFile file() {
        SessionFile current = file;
        if (current == null) {
            throw new CommandException("no file is open");
        }
        return current;
    }

    List<SessionFile> files() {
        return files;
    }

    /** Makes another open file the current one. */
    void choose(SessionFile other) {
        file = other;
    }

    void closeFile() {
        SessionFile closing = file();
        files.remove(closing);
        file = files.isEmpty() ? null : files.getLast();
        closing.close();
    }

    void map(SessionMapping made) {
        mappings.add(made);
        mapping = made;
    }

    /** The current mapping. */
    SessionMapping mapping() {
        SessionMapping current = mapping;
        if (current == null) {
            throw new CommandException("nothing is mapped: mmap comes first");
        }
        return current;
    }

    void unmap() {
        SessionMapping closing = mapping();
        mappings.remove(closing);
        mapping = mappings.isEmpty() ? null : mappings.getLast();
        closing.close();
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return findings;
    }

    void moved(long requestsMade, long bytesMoved) {
        requests += requestsMade;
        bytes += bytesMoved;
    }

    long requests() {
        return requests;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        mappings.forEach(SessionMapping::close);
        files.forEach(SessionFile::close);
        shadows.values().forEach(FileShadow::close);
    }
}
