package plumbline.harness.run;

import java.util.Optional;

/** Set once, when the run is to end; asked for between requests. Any thread. */
public final class StopFlag {
    private final Optional<StopFlag> above;
    private volatile boolean set;

    public StopFlag() {
        this(Optional.empty());
    }

    private StopFlag(Optional<StopFlag> above) {
        this.above = above;
    }

    /** A flag that can be set by itself, and is set as soon as this one is. */
    public StopFlag below() {
        return new StopFlag(Optional.of(this));
    }

    public void set() {
        set = true;
    }

    public boolean isSet() {
        return set || above.map(StopFlag::isSet).orElse(false);
    }
}
