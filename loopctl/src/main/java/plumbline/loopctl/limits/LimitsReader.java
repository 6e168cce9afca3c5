package plumbline.loopctl.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumbline.bindings.block.BlockIoctl;
import plumbline.bindings.block.XfsIoctl;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;

/** Asks the kernel what a file or device reports of itself. Opens it read only. */
public final class LimitsReader {
    private static final Map<LimitName, String> ATTRIBUTES = Map.of(
            LimitName.DMA_ALIGNMENT, "queue/dma_alignment",
            LimitName.MAX_SEGMENTS, "queue/max_segments",
            LimitName.MAX_SEGMENT_SIZE, "queue/max_segment_size",
            LimitName.MAX_SECTORS_KIB, "queue/max_sectors_kb",
            LimitName.MAX_HW_SECTORS_KIB, "queue/max_hw_sectors_kb",
            LimitName.VIRT_BOUNDARY_MASK, "queue/virt_boundary_mask",
            LimitName.CHUNK_SECTORS, "queue/chunk_sectors",
            LimitName.LOOP_DIO, "loop/dio",
            LimitName.LOOP_OFFSET, "loop/offset",
            LimitName.MD_CHUNK, "md/chunk_size");

    private final Host host;
    private final List<Limit> limits = new ArrayList<>();

    private LimitsReader(Host host) {
        this.host = host;
    }

    /**
     * Everything that a file or device reports. A folder reports nothing.
     *
     * @throws plumbline.bindings.sys.SyscallException when it cannot be opened
     */
    public static Limits read(Node node, Host host) {
        LimitsReader reader = new LimitsReader(host);
        try (Fd fd = Fd.open(node.path(), OpenFlag.O_RDONLY)) {
            FileStatus status = FileStatus.of(fd);
            switch (node.kind()) {
                case FOLDER -> {}
                case FILE -> reader.addFile(fd, status);
                case BLOCK -> reader.addBlock(fd, status);
            }
        }
        return Limits.of(reader.limits);
    }

    private void addFile(Fd fd, FileStatus status) {
        addStatus(status);
        add(LimitName.FILE_SYSTEM_BLOCK, status.blockBytes(), "statx(stx_blksize)");
        add(LimitName.DAX, status.dax() ? 1 : 0, "statx(STATX_ATTR_DAX)");
        XfsIoctl.directIo(fd).ifPresent(xfs -> {
            String source = "ioctl(XFS_IOC_DIOINFO)";
            add(LimitName.XFS_MEMORY_ALIGN, xfs.memoryAlign(), source);
            add(LimitName.XFS_LEAST_BYTES, xfs.leastBytes(), source);
            add(LimitName.XFS_MOST_BYTES, xfs.mostBytes(), source);
        });
    }

    private void addBlock(Fd fd, FileStatus status) {
        addStatus(status);
        add(LimitName.LOGICAL_BLOCK, BlockIoctl.logicalBlockBytes(fd), "ioctl(BLKSSZGET)");
        add(LimitName.PHYSICAL_BLOCK, BlockIoctl.physicalBlockBytes(fd), "ioctl(BLKPBSZGET)");
        add(LimitName.IO_MIN, BlockIoctl.ioMinBytes(fd), "ioctl(BLKIOMIN)");
        add(LimitName.IO_OPT, BlockIoctl.ioOptBytes(fd), "ioctl(BLKIOOPT)");
        add(LimitName.ALIGNMENT_OFFSET, BlockIoctl.alignmentOffsetBytes(fd), "ioctl(BLKALIGNOFF)");
        String folder = "/sys/dev/block/" + status.special() + "/";
        ATTRIBUTES.forEach((name, attribute) ->
                host.number(folder + attribute).ifPresent(value -> add(name, value, folder + attribute)));
        // The layout's name is followed by nothing, or by words that mean nothing to raid0.
        host.text(folder + "md/layout")
                .filter(text -> text.matches("[0-9]+.*"))
                .ifPresent(text -> add(
                        LimitName.MD_LAYOUT, Long.parseLong(text.replaceAll("[^0-9].*", "")), folder + "md/layout"));
    }

    private void addStatus(FileStatus status) {
        if (status.reports(FileStatus.Field.DIOALIGN)) {
            add(LimitName.MEMORY_ALIGN, status.dio().memoryBytes(), "statx(STATX_DIOALIGN)");
            add(LimitName.OFFSET_ALIGN, status.dio().offsetBytes(), "statx(STATX_DIOALIGN)");
        }
        if (status.reports(FileStatus.Field.DIO_READ_ALIGN)) {
            add(LimitName.READ_OFFSET_ALIGN, status.dio().readOffsetBytes(), "statx(STATX_DIO_READ_ALIGN)");
        }
        if (status.reports(FileStatus.Field.WRITE_ATOMIC)) {
            String source = "statx(STATX_WRITE_ATOMIC)";
            add(LimitName.ATOMIC_WRITE_UNIT_MIN, status.atomicWrite().unitMinBytes(), source);
            add(LimitName.ATOMIC_WRITE_UNIT_MAX, status.atomicWrite().unitMaxBytes(), source);
            add(LimitName.ATOMIC_WRITE_SEGMENTS_MAX, status.atomicWrite().segmentsMax(), source);
        }
    }

    private void add(LimitName name, long value, String source) {
        limits.add(new Limit(name, value, source));
    }
}
