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

    /** What an operation that failed may have changed is not known any more, nor how far it came with the size. */
    void doubt(FileOp op) {
        long before = shadow.sizeBytes();
        long after = op.sizeAfter(before);
        long actual = file.refresh().sizeBytes();
        if (actual >= Math.min(before, after) && actual <= Math.max(before, after)) {
            shadow.truncate(actual);
        }
        op.changes().forEach(range -> shadow.doubt(range.offset(), range.lengthBytes()));
        if (op.kind() == OpKind.COLLAPSE_RANGE || op.kind() == OpKind.INSERT_RANGE) {
            shadow.doubt(op.offset(), shadow.sizeBytes());
        }
    }
}
