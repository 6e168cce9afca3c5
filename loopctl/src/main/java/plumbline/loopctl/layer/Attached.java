package plumbline.loopctl.layer;

import java.util.List;

/**
 * A layer that stands, for most kinds: what it gives, where its bytes lie, and what undoes it.
 *
 * @param node what it gives
 * @param map where its bytes lie below
 * @param notes what came out otherwise than asked for
 * @param undo what was made, in the order of making; closed in reverse
 */
record Attached(Node node, OffsetMap map, List<String> notes, List<AutoCloseable> undo) implements AttachedLayer {
    static Attached of(Node node, OffsetMap map, AutoCloseable... undo) {
        return new Attached(node, map, List.of(), List.of(undo));
    }

    @Override
    public List<Extent> mapDown(long offset, long lengthBytes) {
        return map.mapDown(offset, lengthBytes);
    }

    @Override
    public List<Long> seams() {
        return map.seams();
    }

    @Override
    public void close() {
        Undo.reversed(undo);
    }
}
