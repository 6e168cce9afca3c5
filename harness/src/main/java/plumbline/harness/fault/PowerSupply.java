package plumbline.harness.fault;

import java.util.List;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Stack;

/** The power of every file server below a stack. */
final class PowerSupply {
    private final List<FuseControl> servers;
    private final List<AttachedLayer> fromTop;

    PowerSupply(Stack stack) {
        this.servers = servers(stack);
        this.fromTop =
                stack.levels().stream().map(Stack.Level::attached).toList().reversed();
    }

    /** The servers of a stack, from the bottom. */
    static List<FuseControl> servers(Stack stack) {
        return stack.levels().stream()
                .filter(level -> level.layer().kind() == LayerKind.FUSE)
                .map(Stack.Level::attached)
                .map(AttachedLayer::node)
                .map(Node::path)
                .map(FuseControl::ofFile)
                .toList();
    }

    /** Has every server do a command of {@link Control}. */
    void order(String command) {
        servers.forEach(server -> server.order(command));
    }

    /**
     * Power is there, and servers tell the truth; file systems start as on a machine that was off: from what is below.
     *
     * @throws plumbline.bindings.sys.SyscallException when one of them does not come up again
     */
    void restart() {
        restart(fromTop);
    }

    private void restart(List<AttachedLayer> below) {
        if (below.isEmpty()) {
            order(Control.ON);
            order(Control.HONEST);
        } else {
            below.getFirst().whileDown(() -> restart(below.subList(1, below.size())));
        }
    }

    /** What the checkers of file systems complain of. */
    List<AttachedLayer.Check> complaints() {
        return fromTop.stream()
                .flatMap(layer -> layer.check().stream())
                .filter(AttachedLayer.Check::complains)
                .toList();
    }
}
