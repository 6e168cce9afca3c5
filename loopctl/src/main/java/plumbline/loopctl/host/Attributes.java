package plumbline.loopctl.host;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;

/** Writes attributes of sysfs and configfs, where the errno of the one write(2) is the answer. */
public final class Attributes {
    private Attributes() {}

    /**
     * Writes a value in one call.
     *
     * @throws SyscallException when there is no such attribute, or the kernel refuses the value
     */
    public static void write(Path attribute, String value) {
        try (Fd fd = Fd.open(attribute, OpenFlag.O_WRONLY);
                Arena arena = Arena.ofConfined()) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            long result = FileCalls.write(fd, buffer.address(), bytes.length);
            SyscallException.check("write of " + value, attribute.toString(), result);
        }
    }
}
