package plumbline.loopctl.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.host.KernelModule;
import plumbline.loopctl.host.Requirement;
import plumbline.loopctl.host.Requirements;

/** A persistent-memory device that exists, /dev/pmemN: in a lane from memmap= on the kernel's command line. */
final class PmemLayer extends DiskLayer {
    @Override
    public String summary() {
        return "an existing /dev/pmemN";
    }

    @Override
    public String example() {
        return "pmem:0";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(OptionSpec.count("n", "its number; 0 when left out").first());
    }

    @Override
    public List<Requirement> requirements(LayerOptions options) {
        return List.of(Requirements.ROOT, Requirements.module("nd_pmem"), Requirements.pmem((int)
                options.number("n").orElse(0)));
    }

    @Override
    public Initial initial() {
        return Initial.UNKNOWN;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        Path device = Path.of("/dev/pmem" + attachment.options().number("n").orElse(0));
        if (!Files.exists(device)) {
            load(Host.live());
        }
        BlockNodes.await(device);
        Node node = BlockNodes.readWrite(device);
        Node.Access access = new Foreign(attachment.workshop().permissions()).access(device);
        return Attached.of(new Node(NodeKind.BLOCK, device, node.sizeBytes(), access), OffsetMap.NOTHING);
    }

    /** Ranges that the command line calls persistent come up with these two. */
    static void load(Host host) {
        for (String name : List.of("nd_e820", "nd_pmem")) {
            KernelModule module = new KernelModule(name);
            if (!module.isLoaded(host)) {
                module.load(List.of());
            }
        }
    }
}
