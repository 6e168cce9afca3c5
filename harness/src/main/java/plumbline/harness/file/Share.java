package plumbline.harness.file;

import java.util.EnumSet;
import java.util.Set;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.harness.engine.EngineSpec;

/**
 * One of several pieces of a file, all of the same length. Each is somebody else's, and nobody changes the file's size: so
 * several processes can work on one file, and each knows what its piece must hold.
 *
 * @param index from 1
 * @param pieceBytes a multiple of a page, so that nobody's pages are somebody else's too
 */
public record Share(int index, int count, long pieceBytes) {
    private static final Set<OpKind> OF_WHOLE_FILES =
            EnumSet.of(OpKind.TRUNCATE, OpKind.COLLAPSE_RANGE, OpKind.INSERT_RANGE);

    public Share {
        if (pieceBytes % Mapping.PAGE_BYTES != 0) {
            throw new IllegalArgumentException("pieces of a file must be whole pages: pieceBytes=" + pieceBytes
                    + ", pageBytes=" + Mapping.PAGE_BYTES);
        }
    }

    /** Where the piece begins. */
    public long offset() {
        return (index - 1) * pieceBytes;
    }

    /** How large the file is, and stays. */
    public long fileBytes() {
        return count * pieceBytes;
    }

    /** A shadow that knows this piece, of zeros, and nothing of the others. */
    FileShadow shadow(long longestBytes) {
        FileShadow shadow = new FileShadow(fileBytes() + longestBytes);
        shadow.truncate(fileBytes());
        shadow.doubt(0, offset());
        shadow.doubt(offset() + pieceBytes, fileBytes());
        return shadow;
    }

    /** A mix without what moves bytes from piece to piece. */
    public OpMix within(OpMix mix) {
        EnumSet<OpKind> kinds = EnumSet.copyOf(mix.kinds());
        kinds.removeAll(OF_WHOLE_FILES);
        return mix.withKinds(kinds);
    }

    /** Operations of a source that takes the piece to be a file of its own. */
    public OpSource shift(OpSource source) {
        return file -> source.next(new Piece(file, pieceBytes)).map(this::shift);
    }

    private FileOp shift(FileOp op) {
        return op.kind() == OpKind.FSYNC
                ? op
                : op.at(
                        op.offset() + offset(),
                        op.length(),
                        op.kind().hasDestination() ? op.destination() + offset() : 0);
    }

    /** The file, but for its size. */
    private record Piece(FileView file, long sizeBytes) implements FileView {
        @Override
        public long blockBytes() {
            return file.blockBytes();
        }

        @Override
        public long directUnitBytes() {
            return file.directUnitBytes();
        }

        @Override
        public AtomicWrite atomicWrite() {
            return file.atomicWrite();
        }

        @Override
        public boolean allows(FileOp op) {
            return file.allows(op);
        }

        @Override
        public boolean allows(EngineSpec engine) {
            return file.allows(engine);
        }
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
