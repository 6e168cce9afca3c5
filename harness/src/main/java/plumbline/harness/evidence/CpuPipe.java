package plumbline.harness.evidence;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;

/** One CPU's ring buffer, read page by page ({@code trace_pipe_raw}) without waiting. */
final class CpuPipe implements AutoCloseable {
    /** A drain ends even where the kernel fills the buffer as fast as it is read. */
    private static final int MOST_PAGES = 1 << 14;

    private final int cpu;
    private final Fd pipe;
    private final Mapping page;

    CpuPipe(int cpu, Path path, int pageBytes) {
        this.cpu = cpu;
        this.pipe = Fd.open(path, OpenFlag.O_RDONLY, OpenFlag.O_NONBLOCK);
        this.page = Mapping.anonymous(Mapping.pagesUp(pageBytes));
    }

    void drainTo(PageReader reader) {
        for (int i = 0; i < MOST_PAGES; i++) {
            long length = FileCalls.read(pipe, page.address(), page.lengthBytes());
            if (length <= 0) {
                return;
            }
            byte[] bytes = new byte[(int) length];
            MemorySegment.copy(page.segment(), ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
            reader.read(bytes, bytes.length, cpu);
        }
    }

    @Override
    public void close() {
        pipe.close();
        page.close();
    }
}
