package plumbline.harness.file;

import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.harness.engine.EngineSpec;

/** The file under test as it is now. */
record BenchView(Workbench bench, Abilities abilities) implements FileView {
    @Override
    public long sizeBytes() {
        return bench.shadow().sizeBytes();
    }

    @Override
    public long blockBytes() {
        return bench.file().status().blockBytes();
    }

    @Override
    public long directUnitBytes() {
        return bench.file().contract().unitBytes();
    }

    @Override
    public AtomicWrite atomicWrite() {
        return bench.file().status().atomicWrite();
    }

    @Override
    public boolean allows(FileOp op) {
        return abilities.allows(op);
    }

    @Override
    public boolean allows(EngineSpec engine) {
        return abilities.allows(engine);
    }
}
