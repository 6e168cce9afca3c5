package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.LoopSetup.Mode;

/** Compares what a loop device was asked to be with what the kernel made of it. */
final class LoopReadBack {
    private LoopReadBack() {}

    static List<String> notes(Path device, Fd loop, LoopSetup setup) {
        List<String> notes = new ArrayList<>();
        String attribute = "/sys/block/" + device.getFileName() + "/loop/dio";
        String direct = Host.live().text(attribute).orElse("absent");
        if (setup.mode() == Mode.DIRECT && !direct.equals("1")) {
            notes.add(device + " was asked for direct I/O and quietly fell back to buffered: " + attribute + " is "
                    + direct);
        }
        if (setup.mode() == Mode.BUFFERED && direct.equals("1")) {
            notes.add(device + " was not asked for direct I/O and uses it all the same: " + attribute + " is 1");
        }
        long blockBytes = BlockIoctl.logicalBlockBytes(loop);
        if (setup.blockBytes() != 0 && setup.blockBytes() != blockBytes) {
            notes.add(device + " was asked for blocks of " + setup.blockBytes() + " and has blocks of " + blockBytes);
        }
        return List.copyOf(notes);
    }
}
