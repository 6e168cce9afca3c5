package plumbline.harness.file;

import java.util.Optional;

/** Moves and cuts a random operation so that the file can take it. */
final class OpFit {
    private final FileOp op;
    private final FileView file;
    private final OpMix mix;

    OpFit(FileOp op, FileView file, OpMix mix) {
        this.op = op;
        this.file = file;
        this.mix = mix;
    }

    /** Between the file's start and a limit. */
    Optional<FileOp> within(long limit) {
        if (limit <= 0) {
            return Optional.empty();
        }
        long offset = op.offset() % limit;
        return Optional.of(op.at(offset, Math.min(op.length(), limit - offset), 0));
    }

    /** Of what the file has; a direct read may reach beyond the end. */
    Optional<FileOp> read() {
        return within(file.sizeBytes()).map(fit -> aligned(fit, mix.boundaries().read()));
    }

    Optional<FileOp> write() {
        return within(mix.mostBytes()).map(fit -> aligned(fit, mix.boundaries().write()));
    }

    private FileOp aligned(FileOp fit, long boundary) {
        long unit = op.engine().traits().direct() ? file.directUnitBytes() : 1;
        long step = Math.max(unit, boundary);
        long offset = fit.offset() - fit.offset() % step;
        long whole = (fit.end() - offset + unit - 1) / unit * unit;
        long most = Math.max(unit, mix.longestBytes() / unit * unit);
        return fit.at(offset, Math.min(whole, most), 0);
    }

    /** Whole blocks that end before a limit. */
    Optional<FileOp> blocks(long limit) {
        return within(limit).map(this::wholeBlocks).filter(fit -> fit.length() > 0);
    }

    private FileOp wholeBlocks(FileOp fit) {
        long block = file.blockBytes();
        return fit.at(fit.offset() / block * block, fit.length() / block * block, 0);
    }

    /** Whole blocks within the file's middle, as many as there is room for. */
    Optional<FileOp> insert() {
        if (file.sizeBytes() == 0) {
            return Optional.empty();
        }
        long room = Math.min(op.length(), mix.mostBytes() - file.sizeBytes());
        return Optional.of(wholeBlocks(op.at(op.offset() % file.sizeBytes(), room, 0)))
                .filter(fit -> fit.length() > 0);
    }

    /** Two ranges that do not overlap, the first of what the file has, the second below a limit. */
    Optional<FileOp> pair(long to, long limit, long block) {
        return within(file.sizeBytes())
                .map(fit -> {
                    long offset = fit.offset() / block * block;
                    long destination = to % Math.max(1, limit) / block * block;
                    long length = Math.min(fit.length(), limit - destination) / block * block;
                    return fit.at(offset, length, destination);
                })
                .filter(fit -> fit.length() > 0 && Math.abs(fit.destination() - fit.offset()) >= fit.length());
    }
}
