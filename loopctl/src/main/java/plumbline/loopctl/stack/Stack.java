package plumbline.loopctl.stack;

import java.util.ArrayList;
import java.util.List;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.Node;

/** A stack that stands. Its builder owns it; closing takes it apart from the top. */
public final class Stack implements AutoCloseable {
    private final StackSpec spec;
    private final List<Level> levels;
    private final List<Level> standing;

    Stack(StackSpec spec, List<Level> levels) {
        this.spec = spec;
        this.levels = List.copyOf(levels);
        this.standing = new ArrayList<>(levels);
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

    /**
     * Takes it apart, and has each file system looked at by its own checker once nothing but files stands on it.
     *
     * @return what checkers complained of
     * @throws plumbline.bindings.sys.SyscallException when a layer does not go
     */
    public List<AttachedLayer.Check> closeChecked() {
        List<AttachedLayer.Check> complaints = new ArrayList<>();
        for (Level level : levels.reversed()) {
            if (!isFileOnFileSystem(level)) {
                level.attached().check().filter(AttachedLayer.Check::complains).ifPresent(complaints::add);
                closeFrom(levels.indexOf(level));
            }
        }
        return complaints;
    }

    private static boolean isFileOnFileSystem(Level level) {
        return level.layer().kind() == LayerKind.FILE && !level.inputs().isEmpty();
    }

    /** Closing twice is harmless. */
    @Override
    public void close() {
        closeFrom(0);
    }

    private void closeFrom(int first) {
        List<Level> above = standing.subList(Math.min(first, standing.size()), standing.size());
        List<AttachedLayer> layers = above.stream().map(Level::attached).toList();
        above.clear();
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
