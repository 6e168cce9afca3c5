package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;

/** What a served file's bytes come from and go to. Any thread; memory is native. */
public interface Backing {
    /** What {@link #read} and {@link #write} answer when the request is never to be answered; no error number. */
    long NO_ANSWER = Long.MIN_VALUE;

    long sizeBytes();

    /** Reads as much as the memory holds; bytes, or the negative error number. */
    long read(MemorySegment into, long offset);

    /** Writes all of the memory; bytes, or the negative error number. */
    long write(MemorySegment from, long offset);

    /** Makes what was written durable; 0, or the negative error number. */
    long flush();

    /** Changes the size; 0, or the negative error number. */
    long resize(long sizeBytes);
}
