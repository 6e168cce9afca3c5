package plumbline.bindings.block;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.loop_info64;

/**
 * What struct loop_info64 carries of a loop device.
 *
 * @param offset where the device begins in its backing file, in bytes
 * @param sizeLimitBytes how much of the backing file it shows; 0 is all
 * @param flags LO_FLAGS bits
 * @param fileName the name that whoever configured the device chose for it, at most 63 bytes
 */
public record LoopInfo(long offset, long sizeLimitBytes, int flags, String fileName) {
    public LoopInfo {
        int bytes = fileName.getBytes(StandardCharsets.UTF_8).length;
        if (bytes >= Uapi.LO_NAME_SIZE()) {
            throw new IllegalArgumentException("a loop device's file name must be shorter than " + Uapi.LO_NAME_SIZE()
                    + " bytes: " + fileName + " has " + bytes);
        }
    }

    public boolean directIo() {
        return (flags & Uapi.LO_FLAGS_DIRECT_IO()) != 0;
    }

    public boolean readOnly() {
        return (flags & Uapi.LO_FLAGS_READ_ONLY()) != 0;
    }

    void write(MemorySegment info) {
        loop_info64.lo_offset(info, offset);
        loop_info64.lo_sizelimit(info, sizeLimitBytes);
        loop_info64.lo_flags(info, flags);
        loop_info64.lo_file_name(info).setString(0, fileName);
    }

    static LoopInfo read(MemorySegment info) {
        return new LoopInfo(
                loop_info64.lo_offset(info),
                loop_info64.lo_sizelimit(info),
                loop_info64.lo_flags(info),
                loop_info64.lo_file_name(info).getString(0));
    }
}
