package plumbline.loopctl.limits;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;

/** Asks the kernel what a file or device reports of itself. Opens it read only. */
public final class LimitsReader {
    private final Host host;

    public LimitsReader(Host host) {
        this.host = host;
    }

    /**
     * Everything that the node reports.
     *
     * @throws plumbline.bindings.sys.SyscallException when it cannot be opened
     */
    public Limits read(Node node) {
        List<Limit> limits = new ArrayList<>();
        try (Fd fd = Fd.open(node.path(), OpenFlag.O_RDONLY)) {
            FileStatus status = FileStatus.of(fd);
            addDirect(status, limits);
            if (node.kind() == NodeKind.BLOCK) {
                limits.add(new Limit(LimitName.LOGICAL_BLOCK, BlockIoctl.logicalBlockBytes(fd), "ioctl(BLKSSZGET)"));
                limits.add(new Limit(LimitName.PHYSICAL_BLOCK, BlockIoctl.physicalBlockBytes(fd), "ioctl(BLKPBSZGET)"));
                addQueue("/sys/dev/block/" + status.special() + "/queue/", limits);
            } else {
                limits.add(new Limit(LimitName.FILE_SYSTEM_BLOCK, status.blockBytes(), "statx(stx_blksize)"));
            }
        }
        return Limits.of(limits);
    }

    private static void addDirect(FileStatus status, List<Limit> limits) {
        if (status.reports(FileStatus.Field.DIOALIGN)) {
            limits.add(new Limit(LimitName.MEMORY_ALIGN, status.dio().memoryBytes(), "statx(STATX_DIOALIGN)"));
            limits.add(new Limit(LimitName.OFFSET_ALIGN, status.dio().offsetBytes(), "statx(STATX_DIOALIGN)"));
        }
        if (status.reports(FileStatus.Field.DIO_READ_ALIGN)) {
            limits.add(new Limit(
                    LimitName.READ_OFFSET_ALIGN, status.dio().readOffsetBytes(), "statx(STATX_DIO_READ_ALIGN)"));
        }
        if (status.reports(FileStatus.Field.WRITE_ATOMIC)) {
            String source = "statx(STATX_WRITE_ATOMIC)";
            FileStatus.AtomicWrite atomic = status.atomicWrite();
            limits.add(new Limit(LimitName.ATOMIC_WRITE_UNIT_MIN, atomic.unitMinBytes(), source));
            limits.add(new Limit(LimitName.ATOMIC_WRITE_UNIT_MAX, atomic.unitMaxBytes(), source));
            limits.add(new Limit(LimitName.ATOMIC_WRITE_SEGMENTS_MAX, atomic.segmentsMax(), source));
        }
    }

    private void addQueue(String folder, List<Limit> limits) {
        addAttribute(LimitName.DMA_ALIGNMENT, folder + "dma_alignment", limits);
        addAttribute(LimitName.MAX_SEGMENTS, folder + "max_segments", limits);
        addAttribute(LimitName.MAX_SECTORS_KIB, folder + "max_sectors_kb", limits);
        addAttribute(LimitName.VIRT_BOUNDARY_MASK, folder + "virt_boundary_mask", limits);
        addAttribute(LimitName.CHUNK_SECTORS, folder + "chunk_sectors", limits);
    }

    private void addAttribute(LimitName name, String path, List<Limit> limits) {
        host.number(path).ifPresent(value -> limits.add(new Limit(name, value, path)));
    }
}
