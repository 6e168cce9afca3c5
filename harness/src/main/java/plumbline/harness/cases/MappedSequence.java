package plumbline.harness.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.file.FileOp;
import plumbline.harness.file.OpFlag;
import plumbline.harness.file.OpKind;
import plumbline.harness.file.OpSource;

/** Mapped writes over every kind of ground, each read through every door behind it. */
final class MappedSequence {
    private static final long GROUND_BYTES = 64 << 10;
    private static final EngineSpec BUFFERED = EngineSpec.of(EngineKind.PREAD, EngineOption.BUFFERED);
    private static final EngineSpec DIRECT = EngineSpec.of(EngineKind.PREAD);
    private static final List<Long> OFFSETS = List.of(0L, 1L, 511L, 4095L, 4096L, 20_000L);
    private static final List<Long> LENGTHS = List.of(1L, 8L, 512L, 4096L, 8192L);

    private final List<FileOp> operations = new ArrayList<>();
    private final Contract contract;

    private MappedSequence(Contract contract) {
        this.contract = contract;
    }

    /** What lies in the file where a mapping is written. */
    private enum Ground {
        HOLE,
        UNWRITTEN,
        WRITTEN,
        PUNCHED
    }

    static OpSource operations(Contract contract) {
        MappedSequence sequence = new MappedSequence(contract);
        for (Ground ground : Ground.values()) {
            for (long offset : OFFSETS) {
                for (long length : LENGTHS) {
                    sequence.add(ground, offset, length);
                }
            }
        }
        return OpSource.of(List.copyOf(sequence.operations));
    }

    private void add(Ground ground, long offset, long length) {
        add(OpKind.TRUNCATE, 0, 0);
        switch (ground) {
            case HOLE -> add(OpKind.TRUNCATE, 0, GROUND_BYTES);
            case UNWRITTEN -> add(OpKind.FALLOCATE, 0, GROUND_BYTES);
            case WRITTEN -> add(OpKind.WRITE, 0, GROUND_BYTES);
            case PUNCHED -> {
                add(OpKind.WRITE, 0, GROUND_BYTES);
                add(OpKind.FSYNC, 0, 0);
                add(OpKind.PUNCH_HOLE, offset, 3 * 4096);
                add(OpKind.FALLOCATE, 0, GROUND_BYTES);
            }
        }
        boolean lazy = (offset + length) % 2 == 0;
        FileOp write = FileOp.of(OpKind.MAPWRITE, offset, length, BUFFERED);
        operations.add(lazy ? write.with(OpFlag.UNSYNCED) : write);
        readBack();
    }

    /** Through the page cache, beside it, and from below. */
    private void readBack() {
        add(OpKind.READ, 0, GROUND_BYTES);
        if (contract.rule() != Contract.Rule.NO_DIRECT_IO) {
            operations.add(FileOp.of(OpKind.READ, 0, GROUND_BYTES, DIRECT));
        }
        operations.add(FileOp.of(OpKind.FSYNC, 0, 0, BUFFERED).with(EnumSet.of(OpFlag.DROP_CACHES, OpFlag.CLOSE_OPEN)));
        add(OpKind.MAPREAD, 0, GROUND_BYTES);
        add(OpKind.READ, 0, GROUND_BYTES);
    }

    private void add(OpKind kind, long offset, long length) {
        operations.add(FileOp.of(kind, offset, length, BUFFERED));
    }
}
