package plumbline.harness.file;

import plumbline.bindings.sys.FileCalls;

/**
 * Every kind of operation, each done by the class that knows it, in the order that keeps the rule for mixed I/O: before
 * direct I/O, whatever went through the page cache or a mapping is written and fdatasync(2) has returned.
 */
final class Operations {
    private final Workbench bench;
    private final Transfers transfers;
    private final MappedRanges mapped;
    private final RangeOps ranges;
    private boolean unwritten = true;

    Operations(Workbench bench) {
        this.bench = bench;
        this.transfers = new Transfers(bench);
        this.mapped = new MappedRanges(bench);
        this.ranges = new RangeOps(bench);
    }

    /**
     * Carries an operation out.
     *
     * @throws plumbline.bindings.sys.SyscallException when its engine cannot be had
     */
    OpEnd carryOut(FileOp op, long number) {
        boolean direct = op.kind().isTransfer() && op.engine().traits().direct();
        if (direct && unwritten) {
            OpEnd written =
                    OpEnd.of("fdatasync", op, FileCalls.fdatasync(bench.file().fd()));
            if (!written.isDone()) {
                return written;
            }
            unwritten = false;
        }
        unwritten |= !direct;
        return dispatch(op, number);
    }

    private OpEnd dispatch(FileOp op, long number) {
        return switch (op.kind()) {
            case READ, READ_DONTCACHE, WRITE, WRITE_DONTCACHE, WRITE_ATOMIC -> transfers.carryOut(op, number);
            case MAPREAD -> mapped.read(op);
            case MAPWRITE -> mapped.write(op, number);
            case TRUNCATE -> ranges.truncate(op);
            case FALLOCATE, PUNCH_HOLE, ZERO_RANGE, COLLAPSE_RANGE, INSERT_RANGE -> ranges.allocate(op);
            case CLONE_RANGE -> ranges.cloned(op);
            case DEDUPE_RANGE -> ranges.dedupe(op);
            case COPY_RANGE -> ranges.copy(op);
            case EXCHANGE_RANGE -> ranges.exchange(op);
            case FSYNC -> ranges.sync(op);
        };
    }

    /** What an operation asks for behind it. */
    OpEnd behind(FileOp op) {
        if (op.has(OpFlag.SYNCED)) {
            OpEnd synced = ranges.sync(op);
            if (!synced.isDone()) {
                return synced;
            }
            unwritten = false;
        }
        if (op.has(OpFlag.DROP_CACHES)) {
            OpEnd dropped = OpEnd.of("posix_fadvise(DONTNEED)", op, bench.file().dropCaches());
            if (!dropped.isDone()) {
                return dropped;
            }
        }
        if (op.has(OpFlag.CLOSE_OPEN)) {
            bench.file().reopen();
        }
        return new OpEnd.Done();
    }
}
