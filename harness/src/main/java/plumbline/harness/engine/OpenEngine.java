package plumbline.harness.engine;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;

/** An engine at work, with its slots, and with its descriptor where that is its own. One thread. */
public final class OpenEngine implements AutoCloseable {
    private final Fd fd;
    private final boolean ownsFd;
    private final SlotPool slots;
    private Engine engine;

    private OpenEngine(Fd fd, boolean ownsFd, EngineSpec spec, SlotNeeds needs) {
        this.fd = fd;
        this.ownsFd = ownsFd;
        this.slots = new SlotPool(needs);
        try {
            this.engine = spec.open(new EngineTarget(fd, slots));
        } catch (RuntimeException refused) {
            slots.close();
            throw refused;
        }
    }

    /**
     * Opens a target as the engine wants it, and the engine on it.
     *
     * @throws plumbline.bindings.sys.SyscallException when the kernel refuses one of them, or what the slots need
     */
    public static OpenEngine of(Path target, EngineSpec spec, SlotNeeds needs) {
        return of(target, spec, needs, spec.traits().openFlags());
    }

    /** The same with other flags of open(2). */
    public static OpenEngine of(Path target, EngineSpec spec, SlotNeeds needs, OpenFlag... flags) {
        Fd fd = Fd.open(target, flags);
        try {
            return new OpenEngine(fd, true, spec, needs);
        } catch (RuntimeException refused) {
            fd.close();
            throw refused;
        }
    }

    /** On a descriptor that stays open behind it. */
    public static OpenEngine on(Fd fd, EngineSpec spec, SlotNeeds needs) {
        return new OpenEngine(fd, false, spec, needs);
    }

    /** Puts a filter round the engine, which closes it. */
    public OpenEngine through(UnaryOperator<Engine> filter) {
        engine = filter.apply(engine);
        return this;
    }

    public Fd fd() {
        return fd;
    }

    public SlotPool slots() {
        return slots;
    }

    public Engine engine() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
        slots.close();
        if (ownsFd) {
            fd.close();
        }
    }
}
