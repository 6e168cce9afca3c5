package plumbline.harness.file;

import java.lang.foreign.MemorySegment;
import plumbline.bindings.mem.Mapping;

/**
 * What the kinds of operation share.
 *
 * @param file the file under test
 * @param shadow what it must hold
 * @param content what operations write
 * @param inspector judges what they read
 * @param staging memory for the bytes of one operation and the pages around them
 */
record Workbench(OpenFile file, FileShadow shadow, FileContent content, Inspector inspector, Mapping staging) {
    /** What an operation writes, at the start of the staging memory. */
    MemorySegment fill(FileOp op, long number) {
        content.fill(staging.segment(), 0, op, number);
        return staging.segment();
    }

    /** The first bytes of the staging memory are now in the file. */
    void written(FileOp op, long lengthBytes) {
        MemorySegment.copy(staging.segment(), 0, shadow.bytes(), op.offset(), lengthBytes);
        shadow.written(op.offset(), lengthBytes);
    }
}
