package plumbline.harness.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is done, in fio's words. */
public enum Mix {
    READ(Order.SEQUENTIAL, 100),
    WRITE(Order.SEQUENTIAL, 0),
    RANDREAD(Order.RANDOM, 100),
    RANDWRITE(Order.RANDOM, 0),
    RW(Order.SEQUENTIAL, 50),
    RANDRW(Order.RANDOM, 50);

    private final Order order;
    private final int readPercent;

    Mix(Order order, int readPercent) {
        this.order = order;
        this.readPercent = readPercent;
    }

    /** In which order places are visited. */
    enum Order {
        SEQUENTIAL,
        RANDOM
    }

    Order order() {
        return order;
    }

    /** How many of a hundred requests are reads, unless somebody says otherwise. */
    public int readPercent() {
        return readPercent;
    }

    public boolean writes() {
        return readPercent < 100;
    }

    /** Whether reads and writes come together. */
    public boolean isBoth() {
        return writes() && readPercent > 0;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By its word; {@code readwrite} is {@code rw}.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that there are
     */
    public static Mix ofWord(String word) {
        String plain = word.equals("readwrite") ? RW.word() : word;
        return Arrays.stream(values())
                .filter(mix -> mix.word().equals(plain))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown --rw: " + word + " (known: " + String.join(", ", words()) + ", readwrite)"));
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Mix::word).toList();
    }
}
