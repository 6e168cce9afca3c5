package plumbline.harness.oneshot;

import java.util.function.BiConsumer;

/**
 * One command.
 *
 * @param name as xfs_io spells it
 * @param options letters, a colon behind those that take a value
 * @param usage the arguments, for people
 * @param effect whether it may change files
 * @param action what it does
 */
record Verb(String name, String options, String usage, Effect effect, BiConsumer<Session, Arguments> action) {
    /** Whether a command may change a file. */
    enum Effect {
        LOOKS,
        CHANGES
    }

    static Verb looking(String name, String options, String usage, BiConsumer<Session, Arguments> action) {
        return new Verb(name, options, usage, Effect.LOOKS, action);
    }

    static Verb changing(String name, String options, String usage, BiConsumer<Session, Arguments> action) {
        return new Verb(name, options, usage, Effect.CHANGES, action);
    }

    boolean changes() {
        return effect == Effect.CHANGES;
    }
}
