package plumbline.loopctl.layer;

import java.nio.file.Path;

/**
 * What a layer gives to the one above it, or to the test: something with a path.
 *
 * @param path absolute
 * @param sizeBytes of a file or device; of a folder, 0
 * @param access whether it may be written
 */
public record Node(NodeKind kind, Path path, long sizeBytes, Access access) {
    /** Whether something may be written. */
    public enum Access {
        READ_ONLY,
        READ_WRITE
    }

    public boolean writable() {
        return access == Access.READ_WRITE;
    }
}
