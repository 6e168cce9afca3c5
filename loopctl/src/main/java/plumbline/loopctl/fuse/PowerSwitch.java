package plumbline.loopctl.fuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;

/**
 * One switch for the power of several servers: a file that all of them have mapped, so that one store takes power from
 * all at one moment. Any thread of any process.
 */
public final class PowerSwitch implements AutoCloseable {
    private static final VarHandle IS_OFF = ValueLayout.JAVA_INT.varHandle();

    private final Mapping page;

    private PowerSwitch(Mapping page) {
        this.page = page;
    }

    /** A switch, on; who has mapped the file before has the same one. */
    public static PowerSwitch create(Path file) {
        try {
            Files.write(file, new byte[(int) Mapping.PAGE_BYTES], StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw new UncheckedIOException("the power switch cannot be made: " + file, refused);
        }
        return of(file);
    }

    /**
     * A switch that was created before.
     *
     * @throws plumbline.bindings.sys.SyscallException when there is no such file
     */
    public static PowerSwitch of(Path file) {
        try (Fd fd = Fd.open(file, OpenFlag.O_RDWR)) {
            return new PowerSwitch(Mapping.shared(fd, 0, Mapping.PAGE_BYTES));
        }
    }

    public void turnOff() {
        IS_OFF.setVolatile(page.segment(), 0L, 1);
    }

    public void turnOn() {
        IS_OFF.setVolatile(page.segment(), 0L, 0);
    }

    public boolean isOn() {
        return (int) IS_OFF.getVolatile(page.segment(), 0L) == 0;
    }

    @Override
    public void close() {
        page.close();
    }
}
