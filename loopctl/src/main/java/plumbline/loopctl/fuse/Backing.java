package plumbline.loopctl.fuse;

/** What a served file's bytes come from and go to. Any thread; addresses are memory of the server's own. */
public interface Backing {
    long sizeBytes();

    /** Reads; bytes, or the negative error number. */
    long read(long address, int lengthBytes, long offset);

    /** Writes; bytes, or the negative error number. */
    long write(long address, int lengthBytes, long offset);

    /** Makes what was written durable; 0, or the negative error number. */
    long flush();

    /** Changes the size; 0, or the negative error number. */
    long resize(long sizeBytes);
}
