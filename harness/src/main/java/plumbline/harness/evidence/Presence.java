package plumbline.harness.evidence;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Stack;

/**
 * Whether a target is still there. What was taken away, or made shorter by somebody else, answers like a kernel that
 * breaks its word: whoever is about to report a finding asks here first. Any thread.
 */
public final class Presence {
    /** Of a target that nobody but us can take away. */
    public static final Presence ASSUMED = new Presence(List.of(), 0);

    private static final String GONE = "the target is not there any more: ";

    private final List<Node> nodes;
    private final long unitBytes;

    private Presence(List<Node> nodes, long unitBytes) {
        this.nodes = nodes;
        this.unitBytes = unitBytes;
    }

    /**
     * That of a stack's target, and of all that it stands on.
     *
     * @param unitBytes a length and an alignment of offsets that the target takes
     */
    public static Presence of(Stack stack, long unitBytes) {
        return new Presence(
                stack.levels().stream().map(level -> level.attached().node()).toList(), unitBytes);
    }

    /** That of a target by itself. */
    public static Presence of(Node target, long unitBytes) {
        return new Presence(List.of(target), unitBytes);
    }

    /** What is missing, in a sentence; empty while all is there. */
    public Optional<String> missing() {
        Optional<String> less =
                nodes.stream().flatMap(node -> shorter(node).stream()).findFirst();
        return less.or(this::unreadable).map(sentence -> GONE + sentence);
    }

    /** What cannot be opened below the target may be hidden on purpose; of the target itself, reading will tell. */
    private static Optional<String> shorter(Node node) {
        try (Fd fd = Fd.open(node.path(), OpenFlag.O_RDONLY)) {
            FileStatus status = FileStatus.of(fd);
            return switch (node.kind()) {
                case FOLDER -> Optional.empty();
                case FILE -> held(node, status.sizeBytes());
                case BLOCK -> held(node, BlockIoctl.sizeBytes(fd)).or(() -> backing(node, status));
            };
        } catch (SyscallException hidden) {
            return Optional.empty();
        }
    }

    private static Optional<String> held(Node node, long sizeBytes) {
        return sizeBytes < node.sizeBytes()
                ? Optional.of(node.path() + " holds " + sizeBytes + " bytes of " + node.sizeBytes())
                : Optional.empty();
    }

    /** A loop device keeps its size when its file loses its own. */
    private static Optional<String> backing(Node node, FileStatus device) {
        String folder = "/sys/dev/block/" + device.special() + "/loop/";
        Optional<String> file = Host.live().text(folder + "backing_file");
        OptionalLong offset = Host.live().number(folder + "offset");
        return file.filter(path -> Host.live().exists(path))
                .map(path -> FileStatus.of(Host.live().at(path)))
                .filter(status -> status.type() == FileStatus.Type.REGULAR)
                .filter(status -> status.sizeBytes() < offset.orElse(0) + node.sizeBytes())
                .map(status -> "the file below " + node.path() + ", " + file.get() + ", holds " + status.sizeBytes()
                        + " bytes of " + (offset.orElse(0) + node.sizeBytes()));
    }

    /**
     * Why not one of three plain reads is answered: at the start, in the middle, at the end. They are of whole pages, where
     * there is one: a target that refuses less than a page is there, and that it does is a finding.
     */
    private Optional<String> unreadable() {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        Node target = nodes.getLast();
        long plain = target.sizeBytes() < Mapping.PAGE_BYTES ? unitBytes : Mapping.pagesUp(unitBytes);
        long last = (target.sizeBytes() / plain - 1) * plain;
        try (Fd fd = open(target);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(plain)) {
            long answer = 0;
            for (long at : List.of(last, last / 2 / plain * plain, 0L)) {
                answer = FileCalls.pread(fd, buffer.address(), plain, at);
                if (answer >= 0) {
                    return Optional.empty();
                }
            }
            return Optional.of("plain reads of " + plain + " bytes at its start, middle and end are answered "
                    + Errno.describe(answer));
        } catch (SyscallException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private static Fd open(Node target) {
        try {
            return Fd.open(target.path(), OpenFlag.O_RDONLY, OpenFlag.O_DIRECT);
        } catch (SyscallException refused) {
            if (refused.is(Errno.EINVAL)) {
                return Fd.open(target.path(), OpenFlag.O_RDONLY);
            }
            throw refused;
        }
    }
}
