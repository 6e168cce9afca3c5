package plumbline.harness.file;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import plumbline.bindings.sys.FileStatus.AtomicWrite;
import plumbline.harness.engine.EngineSpec;

/** Random operations that make sense on the file as it is, without end: a seed always gives the same on the same file. */
public final class RandomOps implements OpSource {
    private static final int MOST_TRIES = 1000;
    private static final int MOST_IN_A_ROW = 64;

    private final OpMix mix;
    private final List<OpKind> kinds;
    private final SplittableRandom random;
    private EngineSpec engine;
    private int left;

    public RandomOps(OpMix mix, long seed) {
        this.mix = mix;
        this.kinds = List.copyOf(mix.kinds());
        this.random = new SplittableRandom(seed);
        this.engine = mix.engines().getFirst();
    }

    @Override
    public Optional<FileOp> next(FileView file) {
        if (left == 0) {
            engine = mix.engines().get(random.nextInt(mix.engines().size()));
            left = random.nextInt(1, MOST_IN_A_ROW);
        }
        left--;
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<FileOp> op = draw(file).filter(file::allows);
            if (op.isPresent()) {
                return op;
            }
        }
        return Optional.empty();
    }

    private Optional<FileOp> draw(FileView file) {
        OpKind kind = kinds.get(random.nextInt(kinds.size()));
        Optional<EngineSpec> chosen = engineFor(kind, file);
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        FileOp op = FileOp.of(kind, random.nextLong(mix.mostBytes()), length(), chosen.get());
        return fit(op, file)
                .filter(fitting -> fitting.sizeAfter(file.sizeBytes()) <= mix.mostBytes())
                .map(this::decorated);
    }

    private long length() {
        return mix.lengths() == OpMix.Lengths.LONGEST ? mix.longestBytes() : random.nextLong(1, mix.longestBytes() + 1);
    }

    /** The engine whose turn it is, or, where that cannot do it, another that can. */
    private Optional<EngineSpec> engineFor(OpKind kind, FileView file) {
        if (can(engine, kind, file)) {
            return Optional.of(engine);
        }
        List<EngineSpec> able =
                mix.engines().stream().filter(other -> can(other, kind, file)).toList();
        return able.isEmpty() ? Optional.empty() : Optional.of(able.get(random.nextInt(able.size())));
    }

    private static boolean can(EngineSpec engine, OpKind kind, FileView file) {
        return kind.fits(engine) && file.allows(engine);
    }

    private FileOp decorated(FileOp op) {
        EnumSet<OpFlag> flags = EnumSet.noneOf(OpFlag.class);
        for (OpFlag flag : op.kind().flags()) {
            if (mix.flags().contains(flag) && random.nextBoolean()) {
                flags.add(flag);
            }
        }
        addOneIn(mix.chances().closeOpen(), OpFlag.CLOSE_OPEN, flags);
        addOneIn(mix.chances().dropCaches(), OpFlag.DROP_CACHES, flags);
        addOneIn(mix.chances().sync(), OpFlag.SYNCED, flags);
        return flags.isEmpty() ? op : op.with(flags);
    }

    private void addOneIn(long operations, OpFlag flag, Set<OpFlag> flags) {
        if (operations > 0 && random.nextLong(operations) == 0) {
            flags.add(flag);
        }
    }

    private Optional<FileOp> fit(FileOp op, FileView file) {
        OpFit fit = new OpFit(op, file, mix);
        return switch (op.kind()) {
            case READ, READ_DONTCACHE -> fit.read();
            case WRITE, WRITE_DONTCACHE -> fit.write();
            case WRITE_ATOMIC -> atomic(op, file.atomicWrite());
            case MAPREAD, PUNCH_HOLE -> fit.within(file.sizeBytes());
            case MAPWRITE, FALLOCATE, ZERO_RANGE -> fit.within(mix.mostBytes());
            case TRUNCATE -> Optional.of(truncation(op));
            case COLLAPSE_RANGE -> fit.blocks(file.sizeBytes() - 1);
            case INSERT_RANGE -> fit.insert();
            case CLONE_RANGE -> fit.pair(random.nextLong(mix.mostBytes()), mix.mostBytes(), file.blockBytes());
            case COPY_RANGE -> fit.pair(random.nextLong(mix.mostBytes()), mix.mostBytes(), 1);
            case DEDUPE_RANGE, EXCHANGE_RANGE ->
                fit.pair(random.nextLong(mix.mostBytes()), file.sizeBytes(), file.blockBytes());
            case FSYNC -> Optional.of(op.at(0, 0, 0));
        };
    }

    private FileOp truncation(FileOp op) {
        long size = random.nextLong(mix.mostBytes());
        return op.at(0, size - size % mix.boundaries().truncate(), 0);
    }

    /** A power of two within the limits, at a multiple of itself. */
    private Optional<FileOp> atomic(FileOp op, AtomicWrite limits) {
        long most = Math.min(limits.unitMaxBytes(), Long.highestOneBit(mix.longestBytes()));
        if (limits.unitMinBytes() == 0 || most < limits.unitMinBytes()) {
            return Optional.empty();
        }
        int steps = Long.numberOfTrailingZeros(most / limits.unitMinBytes());
        long length = limits.unitMinBytes() << random.nextInt(steps + 1);
        return Optional.of(op.at(op.offset() / length * length, length, 0));
    }
}
