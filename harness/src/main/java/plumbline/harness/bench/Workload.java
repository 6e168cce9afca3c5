package plumbline.harness.bench;

import java.util.Locale;
import plumbline.harness.plan.Direction;

/** Which way and in which order the blocks of a range are taken, by fio's names for --rw. */
public enum Workload {
    READ(Direction.READ, Order.SEQUENTIAL),
    WRITE(Direction.WRITE, Order.SEQUENTIAL),
    RANDREAD(Direction.READ, Order.RANDOM),
    RANDWRITE(Direction.WRITE, Order.RANDOM);

    private final Direction direction;
    private final Order order;

    /** How one block follows another. */
    public enum Order {
        SEQUENTIAL,
        RANDOM
    }

    Workload(Direction direction, Order order) {
        this.direction = direction;
        this.order = order;
    }

    public Direction direction() {
        return direction;
    }

    public Order order() {
        return order;
    }

    /** As options spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
