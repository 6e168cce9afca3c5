package plumbline.loopctl.layer;

import java.util.Locale;

/** What a layer can stand on, and what it can give. */
public enum NodeKind {
    FOLDER,
    FILE,
    BLOCK;

    /** In words: {@code a folder}. */
    public String words() {
        return "a " + (this == BLOCK ? "block device" : name().toLowerCase(Locale.ROOT));
    }
}
