package plumbline.loopctl.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The layers that there are, by the word that a stack's text uses. */
public enum LayerKind {
    FILE(new FileLayer()),
    BRD(new BrdLayer()),
    NULL(new NullLayer()),
    ZRAM(new ZramLayer()),
    PMEM(new PmemLayer()),
    SCSI_DEBUG(new ScsiDebugLayer()),
    UBD(new UbdLayer()),
    TMPFS(new TmpfsLayer()),
    DEV(new DevLayer()),
    LOOP(new LoopLayer()),
    RAID0(new Raid0Layer()),
    LINEAR(new LinearLayer()),
    FLAKEY(new FlakeyLayer()),
    DUST(new DustLayer()),
    DELAY(new DelayLayer()),
    ERROR(new ErrorLayer()),
    CRYPT(new CryptLayer()),
    FUSE(new FuseLayer()),
    XFS(new XfsLayer()),
    EXT4(new Ext4Layer()),
    BTRFS(new BtrfsLayer()),
    VFAT(new VfatLayer()),
    BCACHEFS(new BcachefsLayer());

    private final LayerType type;

    LayerKind(LayerType type) {
        this.type = type;
    }

    /** The word in a stack's text. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public LayerType type() {
        return type;
    }

    public static Optional<LayerKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Every word, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(LayerKind::word).toList();
    }
}
