package plumbline.harness.run;

/**
 * A part of a run: of all (stack, case, engine) in order, one of {@code count} stretches of equal length, so that each
 * stack is built in as few shards as possible.
 *
 * @param index from 1
 */
public record Shard(int index, int count) {
    /** All of it. */
    public static final Shard WHOLE = new Shard(1, 1);

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "a shard is one of so many, counted from 1: --shard " + index + "/" + count);
        }
    }

    /**
     * Reads {@code I/N}.
     *
     * @throws IllegalArgumentException when it is not of that form
     */
    public static Shard parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 2 || !parts[0].matches("[0-9]{1,6}") || !parts[1].matches("[0-9]{1,6}")) {
            throw new IllegalArgumentException("a shard is written I/N, as in 2/8: --shard " + text);
        }
        return new Shard(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Whether number {@code position} of {@code total} belongs to it. */
    boolean has(long position, long total) {
        return position * count / total == index - 1;
    }
}
