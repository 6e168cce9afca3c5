package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a served file is asked, however it is answered: a request that comes twice is seen here. Any thread. */
final class CountingBacking implements Backing {
    private final Backing asked;
    private final LongAdder reads = new LongAdder();
    private final LongAdder readBytes = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder writtenBytes = new LongAdder();
    private final LongAdder flushes = new LongAdder();

    CountingBacking(Backing asked) {
        this.asked = asked;
    }

    /** What was asked so far: a line for reads, writes, and flushes, each with its number and its bytes. */
    String counts() {
        return "reads %d %d%nwrites %d %d%nflushes %d 0%n"
                .formatted(reads.sum(), readBytes.sum(), writes.sum(), writtenBytes.sum(), flushes.sum());
    }

    @Override
    public long sizeBytes() {
        return asked.sizeBytes();
    }

    @Override
    public long read(MemorySegment into, long offset) {
        reads.increment();
        readBytes.add(into.byteSize());
        return asked.read(into, offset);
    }

    @Override
    public long write(MemorySegment from, long offset) {
        writes.increment();
        writtenBytes.add(from.byteSize());
        return asked.write(from, offset);
    }

    @Override
    public long flush() {
        flushes.increment();
        return asked.flush();
    }

    @Override
    public long resize(long sizeBytes) {
        return asked.resize(sizeBytes);
    }
}
