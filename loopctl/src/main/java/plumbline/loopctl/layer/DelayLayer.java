package plumbline.loopctl.layer;

import java.util.List;
import plumbline.bindings.block.DmIoctl.Target;

/** dm delay: everything comes late and right. */
final class DelayLayer extends DmLayer {
    DelayLayer() {
        super("dm-delay");
    }

    @Override
    public String summary() {
        return "dm delay: everything comes late and right";
    }

    @Override
    public String example() {
        return "brd:4M | delay:1";
    }

    @Override
    public List<OptionSpec> options() {
        return List.of(
                OptionSpec.count("ms", "milliseconds of delay; 5 when left out").first());
    }

    @Override
    public AttachedLayer attach(Attachment attachment) {
        long millis = attachment.options().number("ms").orElse(5);
        String parameters = DmDevice.number(attachment.input()) + " 0 " + millis;
        Target target = new Target(0, DmDevice.sectors(attachment.input()), "delay", parameters);
        return DmDevice.attach(attachment, module(), List.of(target), OffsetMap.SAME);
    }
}
