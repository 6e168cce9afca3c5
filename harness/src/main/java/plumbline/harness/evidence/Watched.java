package plumbline.harness.evidence;

import java.util.HashSet;
import java.util.Set;
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
 * @param devices every block device of the stack, the top one included
 * @param inode by which trace events name the target's page cache
 */
record Watched(DeviceNumber top, Set<DeviceNumber> devices, long inode) {
    Watched {
        devices = Set.copyOf(devices);
    }

    static Watched of(Stack stack) {
        Set<DeviceNumber> devices = new HashSet<>();
        for (Stack.Level level : stack.levels()) {
            Node node = level.attached().node();
            if (node.kind() == NodeKind.BLOCK) {
                devices.add(FileStatus.of(node.path()).special());
            }
        }
        FileStatus target = FileStatus.of(stack.target().path());
        boolean block = stack.target().kind() == NodeKind.BLOCK;
        DeviceNumber top = block ? target.special() : target.device();
        devices.add(top);
        // A block device's own inode has the device's number for its own, from 5.11 on.
        return new Watched(top, devices, block ? KernelEvent.kernelNumber(top) : target.inode());
    }

    /** In tracefs's language: events of these devices. */
    String deviceFilter() {
        return devices.stream()
                .map(device -> "dev == " + KernelEvent.kernelNumber(device))
                .collect(Collectors.joining(" || "));
    }

    String inodeFilter() {
        return "i_ino == " + inode;
    }
}
