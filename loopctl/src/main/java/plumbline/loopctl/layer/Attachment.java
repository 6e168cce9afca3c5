package plumbline.loopctl.layer;

import java.nio.file.Path;
import java.util.List;
import plumbline.loopctl.ledger.Ledger;

/**
 * What a layer is given to attach itself.
 *
 * @param options checked against the layer's own
 * @param inputs what it stands on; empty at the bottom
 * @param workFolder a private folder on a real file system, for what needs files
 * @param ledger where everything is entered before it is made
 */
public record Attachment(LayerOptions options, List<Node> inputs, Path workFolder, Ledger ledger) {
    /** The only input of a layer that takes one. */
    public Node input() {
        return inputs.getFirst();
    }
}
