package plumbline.loopctl.layer;

import java.util.List;
import java.util.Set;
import plumbline.loopctl.host.Requirement;

/** What there is to know of a kind of layer before one is attached. One class a layer; {@link LayerKind} lists them. */
public interface LayerType {
    /** One line for the user. */
    String summary();

    /** The text of a small stack that shows it. */
    String example();

    /** Its options, in the order of help. */
    List<OptionSpec> options();

    /** What it can stand on; empty when it can only be at the bottom. */
    Set<NodeKind> takes();

    /** Whether it can be at the bottom. */
    boolean canBeBottom();

    /** How it is laid over several inputs. */
    default Reach reach() {
        return Reach.EACH;
    }

    /** What it gives. */
    NodeKind gives();

    /** What it needs of the machine with these options. */
    List<Requirement> requirements(LayerOptions options);

    /**
     * Makes it. Partial set-up undoes itself.
     *
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses
     * @throws LayerRefusedException when the values cannot work together
     */
    AttachedLayer attach(Attachment attachment);

    /** Whether what lies below an offset of it is the same bytes. */
    default Content content() {
        return Content.KEPT;
    }

    /** What it holds before anything is written. */
    default Initial initial() {
        return content() == Content.TRANSFORMED ? Initial.UNKNOWN : Initial.ZEROS;
    }

    /** What a layer holds before anything is written. */
    enum Initial {
        ZEROS,
        UNKNOWN
    }

    /** Whether a layer changes what passes through it. */
    enum Content {
        KEPT,
        /** Encrypted, compressed: the bytes below are others. */
        TRANSFORMED
    }

    /** How a layer is laid over several inputs. */
    enum Reach {
        /** One of it over each. */
        EACH,
        /** One over all of them. */
        ALL
    }
}
