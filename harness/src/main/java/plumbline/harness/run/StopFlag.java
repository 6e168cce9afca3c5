package plumbline.harness.run;

/** Set once, when the run is to end; asked for between requests. Any thread. */
public final class StopFlag {
    private volatile boolean set;

    public void set() {
        set = true;
    }

    public boolean isSet() {
        return set;
    }
}
