package plumbline.harness.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import plumbline.loopctl.fuse.Control;
import plumbline.loopctl.fuse.FuseControl;
import plumbline.loopctl.fuse.PowerSwitch;
import plumbline.loopctl.fuse.WriteBackCache.Order;
import plumbline.loopctl.layer.AttachedLayer;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.stack.Stack;

/** The power of every file server below a stack: all of them lose it at one moment, as the parts of one machine do. */
final class PowerSupply implements AutoCloseable {
    private final List<FuseControl> servers;
    private final List<AttachedLayer> fromTop;
    private final Path switchFile;
    private final PowerSwitch mains;

    /**
     * The power of a stack.
     *
     * @param folder for the switch
     */
    PowerSupply(Stack stack, Path folder) {
        this.servers = servers(stack);
        this.switchFile = folder.resolve("power");
        this.mains = PowerSwitch.create(switchFile);
        order(Control.plug(switchFile));
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

    /** Power fails; each server loses what it has cached, in its own way of the order. */
    void cut(Order order, SplittableRandom random) {
        mains.turnOff();
        servers.forEach(server -> server.order(Control.cut(order, random.nextLong())));
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
            mains.turnOn();
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

    @Override
    public void close() {
        mains.close();
        try {
            Files.deleteIfExists(switchFile);
        } catch (IOException refused) {
            throw new UncheckedIOException("the power switch cannot be removed: " + switchFile, refused);
        }
    }
}
