package plumbline.loopctl.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The layers that there are, by the word that a stack's text uses. */
public enum LayerKind {
    FILE(new FileLayer()),
    LOOP(new LoopLayer());

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
