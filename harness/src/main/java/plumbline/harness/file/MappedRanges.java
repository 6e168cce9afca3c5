package plumbline.harness.file;

import java.util.Optional;
import plumbline.bindings.mem.FileMapping;
import plumbline.bindings.mem.FileMapping.Access;
import plumbline.bindings.mem.FileMapping.Sharing;
import plumbline.bindings.mem.FileMapping.Sync;
import plumbline.bindings.mem.FileMapping.Use;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Allocation;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.verdict.Finding;

/** Loads and stores in mappings of a file, made for each and given up behind it. */
final class MappedRanges {
    private final Workbench bench;

    MappedRanges(Workbench bench) {
        this.bench = bench;
    }

    /** Reads the range, and behind the file's end the rest of its last page, which must be zeros. */
    OpEnd read(FileOp op) {
        try (FileMapping mapping = map(op, Use.READ)) {
            boolean toEnd = op.end() >= bench.shadow().sizeBytes();
            long length = toEnd ? Mapping.pagesUp(bench.shadow().sizeBytes()) - op.offset() : op.length();
            long within = op.offset() % Mapping.PAGE_BYTES;
            Access access = mapping.read(within, bench.staging().segment(), 0, length);
            if (access == Access.GONE) {
                return gone(op);
            }
            Optional<Finding> wrong =
                    bench.inspector().inspect(op, new Reading(bench.staging().segment(), 0, op.offset(), length));
            return wrong.isPresent() ? new OpEnd.Broke(wrong.get()) : new OpEnd.Done();
        } catch (SyscallException refused) {
            return OpEnd.of(refused.call(), op, refused.result());
        }
    }

    /** Writes the range; the file grows first where it must. */
    OpEnd write(FileOp op, long number) {
        if (op.end() > bench.shadow().sizeBytes()) {
            long grown = FileCalls.ftruncate(bench.file().fd(), op.end());
            if (grown < 0) {
                return OpEnd.of("ftruncate", op, grown);
            }
            bench.shadow().truncate(op.end());
        }
        try (FileMapping mapping = map(op, Use.READ_WRITE)) {
            long within = op.offset() % Mapping.PAGE_BYTES;
            Access access = mapping.write(within, bench.fill(op, number), 0, op.length());
            if (access == Access.GONE) {
                return gone(op);
            }
            bench.written(op, op.length());
            return op.has(OpFlag.UNSYNCED)
                    ? new OpEnd.Done()
                    : OpEnd.of("msync", op, mapping.sync(within, op.length(), Sync.SYNC));
        } catch (SyscallException refused) {
            return OpEnd.of(refused.call(), op, refused.result());
        }
    }

    /** On DAX each second mapping is a synchronous one. */
    private FileMapping map(FileOp op, Use use) {
        long page = op.offset() & -Mapping.PAGE_BYTES;
        boolean sync = bench.file().status().dax() && page / Mapping.PAGE_BYTES % 2 == 0;
        Sharing sharing = sync ? Sharing.SHARED_SYNC : Sharing.SHARED;
        return FileMapping.of(bench.file().fd(), page, Mapping.pagesUp(op.end()) - page, sharing, use);
    }

    /** A page that cannot be given is right where there is no room for it. */
    private OpEnd gone(FileOp op) {
        String sentence = op + ": the kernel had no page to give (SIGBUS), and the file has bytes there";
        long room = RangeCalls.allocate(bench.file().fd(), Allocation.ALLOCATE_KEEP_SIZE, op.offset(), op.length());
        return room == Errno.ENOSPC.asResult()
                ? new OpEnd.Stopped(sentence + ": the file system is full")
                : new OpEnd.Broke(Finding.of(FindingKind.CONTRACT_BROKEN, sentence));
    }
}
