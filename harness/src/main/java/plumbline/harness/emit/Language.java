package plumbline.harness.emit;

import java.util.function.Function;
import plumbline.harness.recording.Recording;

/** What a recording can be turned into. */
public enum Language {
    /** A program on system calls alone. */
    C(Language::inC),
    /** A job file. */
    FIO(FioEmitter::emit),
    /** A shell script with dd and cmp. */
    SH(ShellEmitter::emit);

    private final Function<Recording, String> emitter;

    Language(Function<Recording, String> emitter) {
        this.emitter = emitter;
    }

    private static String inC(Recording recording) {
        if (CFlushes.are(recording)) {
            return CFlushes.emit(recording);
        }
        return CRanges.are(recording) ? CRanges.emit(recording) : CEmitter.emit(recording);
    }

    /**
     * The text of the program.
     *
     * @throws InexpressibleException when the language has no words for it
     */
    public String emit(Recording recording) {
        return emitter.apply(recording);
    }
}
