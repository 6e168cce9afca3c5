package plumbline.harness.file;

import plumbline.bindings.sys.Allocation;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.RangeCalls.FileRange;
import plumbline.harness.check.FindingKind;
import plumbline.harness.verdict.Finding;

/** What changes, moves or shares ranges of a file without reading or writing them. */
final class RangeOps {
    private final Workbench bench;

    RangeOps(Workbench bench) {
        this.bench = bench;
    }

    OpEnd truncate(FileOp op) {
        OpEnd end = OpEnd.of("ftruncate", op, FileCalls.ftruncate(fd(), op.length()));
        if (end.isDone()) {
            bench.shadow().truncate(op.length());
        }
        return end;
    }

    OpEnd sync(FileOp op) {
        return OpEnd.of("fsync", op, FileCalls.fsync(fd()));
    }

    OpEnd allocate(FileOp op) {
        Allocation allocation = allocation(op);
        OpEnd end = OpEnd.of(
                "fallocate(" + allocation + ")", op, RangeCalls.allocate(fd(), allocation, op.offset(), op.length()));
        if (end.isDone()) {
            bench.shadow().allocated(allocation, op.offset(), op.length());
        }
        return end;
    }

    private static Allocation allocation(FileOp op) {
        boolean keepSize = op.has(OpFlag.KEEP_SIZE);
        if (op.has(OpFlag.UNSHARE)) {
            return keepSize ? Allocation.UNSHARE_RANGE_KEEP_SIZE : Allocation.UNSHARE_RANGE;
        }
        return switch (op.kind()) {
            case PUNCH_HOLE -> Allocation.PUNCH_HOLE;
            case ZERO_RANGE -> keepSize ? Allocation.ZERO_RANGE_KEEP_SIZE : Allocation.ZERO_RANGE;
            case COLLAPSE_RANGE -> Allocation.COLLAPSE_RANGE;
            case INSERT_RANGE -> Allocation.INSERT_RANGE;
            case FALLOCATE,
                    READ,
                    READ_DONTCACHE,
                    WRITE,
                    WRITE_DONTCACHE,
                    WRITE_ATOMIC,
                    MAPREAD,
                    MAPWRITE,
                    TRUNCATE,
                    CLONE_RANGE,
                    DEDUPE_RANGE,
                    COPY_RANGE,
                    EXCHANGE_RANGE,
                    FSYNC -> keepSize ? Allocation.ALLOCATE_KEEP_SIZE : Allocation.ALLOCATE;
        };
    }

    OpEnd cloned(FileOp op) {
        OpEnd end = OpEnd.of("ioctl(FICLONERANGE)", op, RangeCalls.clone(source(op), target(op), op.length()));
        if (end.isDone()) {
            bench.shadow().copy(op.offset(), op.destination(), op.length());
        }
        return end;
    }

    /** The kernel compares for itself; what it says must be what the shadow says. */
    OpEnd dedupe(FileOp op) {
        long result = RangeCalls.dedupe(source(op), target(op), op.length());
        boolean same = bench.shadow().isSame(op.offset(), op.destination(), op.length());
        if (result == RangeCalls.DIFFERS) {
            return same ? broke(op, "the kernel says that the ranges differ, and they do not") : new OpEnd.Done();
        }
        return result >= 0 && !same
                ? broke(op, "the kernel says that the ranges are the same, and they differ")
                : OpEnd.of("ioctl(FIDEDUPERANGE)", op, result);
    }

    OpEnd exchange(FileOp op) {
        OpEnd end =
                OpEnd.of("ioctl(XFS_IOC_EXCHANGE_RANGE)", op, RangeCalls.exchange(source(op), target(op), op.length()));
        if (end.isDone()) {
            bench.shadow().exchange(op.offset(), op.destination(), op.length());
        }
        return end;
    }

    /** A part is right, and the rest is asked for then. */
    OpEnd copy(FileOp op) {
        for (long done = 0; done < op.length(); ) {
            FileRange from = new FileRange(fd(), op.offset() + done);
            FileRange to = new FileRange(fd(), op.destination() + done);
            long copied = RangeCalls.copy(from, to, op.length() - done);
            if (copied < 0) {
                return OpEnd.of("copy_file_range", op, copied);
            }
            if (copied == 0) {
                return broke(op, "copy_file_range stopped at " + done + ", and the file has more");
            }
            bench.shadow().copy(from.offset(), to.offset(), copied);
            done += copied;
        }
        return new OpEnd.Done();
    }

    private static OpEnd broke(FileOp op, String what) {
        return new OpEnd.Broke(Finding.of(FindingKind.CONTRACT_BROKEN, op + ": " + what));
    }

    private Fd fd() {
        return bench.file().fd();
    }

    private FileRange source(FileOp op) {
        return new FileRange(fd(), op.offset());
    }

    private FileRange target(FileOp op) {
        return new FileRange(fd(), op.destination());
    }
}
