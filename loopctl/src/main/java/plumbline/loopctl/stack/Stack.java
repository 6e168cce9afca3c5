package plumbline.loopctl.stack;

import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.Node;

/** A stack that stands. Its builder owns it; closing takes it apart from the top. */
public final class Stack implements AutoCloseable {
    private final StackSpec spec;
    private final List<Level> levels;

    Stack(StackSpec spec, List<Level> levels) {
        this.spec = spec;
        this.levels = List.copyOf(levels);
    }

    /**
     * One attached layer in its place.
     *
     * @param layer the text that made it
     * @param inputs which levels it stands on, by their number in {@link #levels()}
     */
    public record Level(LayerSpec layer, AttachedLayer attached, List<Integer> inputs) {}

    public StackSpec spec() {
        return spec;
    }

    /** Every layer, in the order of making; the target is the last. */
    public List<Level> levels() {
        return levels;
    }

    /** What is under test. */
    public Node target() {
        return levels.getLast().attached().node();
    }

    /**
     * Where a range of the target lies on every layer, the target's own first, then depth by depth. What lies nowhere
     * below (holes, metadata, what was not written yet) ends at the last layer that knows it.
     */
    public List<Placement> map(long offset, long lengthBytes) {
        List<Placement> placements = new ArrayList<>();
        List<Placement> depth = List.of(new Placement(offset, levels.size() - 1, offset, lengthBytes));
        while (!depth.isEmpty()) {
            placements.addAll(depth);
            depth = depth.stream().flatMap(piece -> below(piece).stream()).toList();
        }
        return placements;
    }

    /** Where a piece lies one layer further down. */
    public List<Placement> below(Placement piece) {
        Level level = levels.get(piece.level());
        return level.attached().mapDown(piece.offset(), piece.lengthBytes()).stream()
                .map(extent -> new Placement(
                        piece.targetOffset() + extent.offset() - piece.offset(),
                        level.inputs().get(extent.member()),
                        extent.memberOffset(),
                        extent.lengthBytes()))
                .toList();
    }

    /** What came out otherwise than asked for, of every layer. */
    public List<String> notes() {
        return levels.stream()
                .flatMap(level -> level.attached().notes().stream())
                .toList();
    }

    @Override
    public void close() {
        List<AttachedLayer> layers = new ArrayList<>();
        levels.forEach(level -> layers.add(level.attached()));
        closeAll(layers);
    }

    /** Closes from the top; what does not go is reported once the rest has been tried. */
    static void closeAll(List<AttachedLayer> layers) {
        RuntimeException first = null;
        for (AttachedLayer layer : layers.reversed()) {
            try {
                layer.close();
            } catch (RuntimeException stuck) {
                if (first == null) {
                    first = stuck;
                } else {
                    first.addSuppressed(stuck);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
