package plumbline.harness.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.FileStatus.DeviceNumber;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.stack.Stack;

/**
 * What of a stack is watched.
 *
 * @param top the device that is the target, or that its file system stands on
 * @param names of every block device of the stack, the top one included
 * @param inode by which trace events name the target's page cache
 */
record Watched(DeviceNumber top, Map<DeviceNumber, String> names, long inode) {
    Watched {
        names = Map.copyOf(names);
    }

    static Watched of(Stack stack) {
        Map<DeviceNumber, String> names = new HashMap<>();
        for (Stack.Level level : stack.levels()) {
            Node node = level.attached().node();
            if (node.kind() == NodeKind.BLOCK) {
                names.put(
                        FileStatus.of(node.path()).special(),
                        String.valueOf(node.path().getFileName()));
            }
        }
        FileStatus target = FileStatus.of(stack.target().path());
        boolean block = stack.target().kind() == NodeKind.BLOCK;
        DeviceNumber top = block ? target.special() : target.device();
        names.putIfAbsent(top, top.major() + ":" + top.minor());
        // A block device's own inode has the device's number for its own, from 5.11 on.
        return new Watched(top, names, block ? KernelEvent.kernelNumber(top) : target.inode());
    }

    /** In tracefs's language: events of these devices. */
    String deviceFilter() {
        return names.keySet().stream()
                .map(device -> "dev == " + KernelEvent.kernelNumber(device))
                .collect(Collectors.joining(" || "));
    }

    String inodeFilter() {
        return "i_ino == " + inode;
    }
}
