package plumbline.harness.file;

import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.harness.engine.EngineSpec;

/** What may be asked of the file under test before an operation is chosen. */
public interface FileView {
    long sizeBytes();

    /** What ranges that are moved or shared must be multiples of. */
    long blockBytes();

    /** What direct I/O must be a multiple of, in the file. */
    long directUnitBytes();

    /** Limits of RWF_ATOMIC; all 0 where there is no such thing. */
    AtomicWrite atomicWrite();

    /** Whether operations of that kind and with those flags have not turned out to be missing here. */
    boolean allows(FileOp op);

    /** Whether an engine has not turned out to be missing here. */
    boolean allows(EngineSpec engine);
}
