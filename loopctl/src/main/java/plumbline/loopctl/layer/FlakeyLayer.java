package plumbline.loopctl.layer;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.block.DmIoctl.Target;

/** dm flakey: reliable for a while, then failing in a chosen way (admin-guide/device-mapper/dm-flakey). */
final class FlakeyLayer extends DmLayer {
    FlakeyLayer() {
        super("dm-flakey");
    }

    @Override
    public String summary() {
        return "dm flakey: reliable for some seconds, then unreliable for some";
    }

    @Override
    public String example() {
        return "brd:4M | flakey";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.count("up", "seconds of reliability; 0 is none"),
                OptionSpec.count("down", "seconds of unreliability; 0 is none"),
                OptionSpec.flag("drop_writes", "writes vanish without a word while it is down"),
                OptionSpec.flag("error_reads", "reads fail while it is down"),
                OptionSpec.flag("error_writes", "writes fail while it is down"),
                OptionSpec.text("corrupt", "corrupt_bio_byte while it is down: BYTE/r|w/VALUE/FLAGS"));
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long up = attachment.options().number("up").orElse(1);
        long down = attachment.options().number("down").orElse(0);
        if (up + down == 0) {
            throw new LayerRefusedException("flakey must be up or down for at least a second: up=0, down=0");
        }
        List<String> features = features(attachment.options());
        String parameters = DmDevice.number(attachment.input()) + " 0 " + up + " " + down
                + (features.isEmpty() ? "" : " " + features.size() + " " + String.join(" ", features));
        Target target = new Target(0, DmDevice.sectors(attachment.input()), "flakey", parameters);
        return DmDevice.attach(attachment, module(), List.of(target), OffsetMap.SAME);
    }

    private static List<String> features(LayerOptions options) {
        List<String> features = new ArrayList<>();
        for (String flag : List.of("drop_writes", "error_reads", "error_writes")) {
            if (options.isSet(flag)) {
                features.add(flag);
            }
        }
        options.text("corrupt").ifPresent(corrupt -> {
            String[] parts = corrupt.split("/");
            if (parts.length != 4) {
                throw new LayerRefusedException("corrupt is BYTE/r|w/VALUE/FLAGS: corrupt=" + corrupt);
            }
            features.add("corrupt_bio_byte");
            features.addAll(List.of(parts));
        });
        return features;
    }
}
