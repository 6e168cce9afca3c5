package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.DmIoctl.Target;

/**
 * dm crypt with a key that everybody knows: it is here for what it does to bios, not for secrecy. Below it the bytes are
 * others, so that nothing can be attributed through it.
 */
final class CryptLayer extends DmLayer {
    private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

    CryptLayer() {
        super("dm-crypt");
    }

    @Override
    public String summary() {
        return "dm crypt with a fixed key";
    }

    @Override
    public String example() {
        return "brd:4M | crypt";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.size("sector", "bytes that are encrypted together; 512 when left out"),
                OptionSpec.flag("inline", "no_read_workqueue and no_write_workqueue (5.9)"),
                OptionSpec.text("cipher", "as dm-crypt names it; aes-xts-plain64"));
    }

    @Override
    public Content content() {
        return Content.TRANSFORMED;
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        List<String> features = new ArrayList<>();
        long sectorBytes = attachment.options().number("sector").orElse(512);
        if (sectorBytes != 512) {
            features.add("sector_size:" + sectorBytes);
        }
        if (attachment.options().isSet("inline")) {
            features.add("no_read_workqueue");
            features.add("no_write_workqueue");
        }
        String cipher = attachment.options().text("cipher").orElse("aes-xts-plain64");
        String parameters = cipher + " " + KEY + " 0 " + DmDevice.number(attachment.input()) + " 0"
                + (features.isEmpty() ? "" : " " + features.size() + " " + String.join(" ", features));
        long sectors = DmDevice.sectors(attachment.input()) / (sectorBytes / 512) * (sectorBytes / 512);
        Target target = new Target(0, sectors, "crypt", parameters);
        return DmDevice.attach(attachment, module(), List.of(target), OffsetMap.SAME);
    }
}
