package plumbline.harness.oneshot;

import plumbline.bindings.mem.FileMapping;

/**
 * A mapped range of an open file.
 *
 * @param offset of its first byte in the file
 */
record SessionMapping(SessionFile file, long offset, FileMapping memory, FileMapping.Use use) implements AutoCloseable {
    /** Where a byte of the file lies in the mapping. */
    long at(long fileOffset) {
        return fileOffset - offset;
    }

    void demand(Arguments arguments, long from, long lengthBytes) {
        if (from < offset || lengthBytes < 0 || from + lengthBytes > offset + memory.lengthBytes()) {
            throw arguments.wrong(
                    "the range must lie in the current mapping, which is " + memory.lengthBytes() + "@" + offset);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
