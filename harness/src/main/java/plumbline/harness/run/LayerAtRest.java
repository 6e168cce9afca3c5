package plumbline.harness.run;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.Damage;
import plumbline.harness.diagnosis.Diagnoser;
import plumbline.harness.oracle.Oracle;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.Placement;
import plumbline.loopctl.stack.Stack;

/** What a layer holds where wrong bytes were found, read plainly: past the page cache, from page to page. */
final class LayerAtRest {
    private final Stack stack;
    private final Oracle oracle;

    LayerAtRest(Stack stack, Oracle oracle) {
        this.stack = stack;
        this.oracle = oracle;
    }

    /**
     * Whether the layer holds wrong bytes itself.
     *
     * @param piece the layer, and where on it a range of the target lies that holds all of the damage
     * @return empty where it cannot be read so
     */
    Optional<Boolean> isWrong(Placement piece, Damage damage) {
        Node node = stack.levels().get(piece.level()).attached().node();
        long from = damage.offset() - piece.targetOffset();
        if (node.kind() == NodeKind.FOLDER || from < 0 || from + damage.actual().length > piece.lengthBytes()) {
            return Optional.empty();
        }
        return read(node, piece.offset() + from, damage.actual().length)
                .map(bytes -> !Diagnoser.wouldBeRight(damage, bytes, oracle));
    }

    private static Optional<byte[]> read(Node node, long offset, int lengthBytes) {
        long start = offset / Mapping.PAGE_BYTES * Mapping.PAGE_BYTES;
        long length = Mapping.pagesUp(offset + lengthBytes - start);
        try (Fd fd = Fd.open(node.path(), OpenFlag.O_RDONLY, OpenFlag.O_DIRECT);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(length)) {
            long read = FileCalls.pread(fd, buffer.address(), length, start);
            if (read < offset + lengthBytes - start) {
                return Optional.empty();
            }
            MemorySegment found = buffer.body().asSlice(offset - start, lengthBytes);
            return Optional.of(found.toArray(ValueLayout.JAVA_BYTE));
        } catch (SyscallException refused) {
            return Optional.empty();
        }
    }
}
