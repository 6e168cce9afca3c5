package plumbline.harness.fsx;

import java.nio.file.Path;
import java.util.Optional;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileExerciser;
import plumbline.harness.file.FileRun;
import plumbline.harness.file.OpMix;
import plumbline.harness.file.OpSource;
import plumbline.harness.file.RandomOps;
import plumbline.harness.file.Share;

/**
 * What the exerciser is asked for.
 *
 * @param file made when it is not there, and emptied
 * @param mix what random operations are made of; of a replay, how large the file may become
 * @param content what operations write
 * @param seed of all randomness
 * @param run how long
 * @param replay a file of operations to be done instead of random ones
 * @param share the piece of the file that is ours, where other processes have the rest of it
 * @param record where what was done is written, whatever comes of it
 * @param failures the folder that gets the operations and the expected content when something is wrong
 */
public record FsxJob(
        Path file,
        OpMix mix,
        FileContent content,
        long seed,
        FileRun run,
        Optional<Path> replay,
        Optional<Share> share,
        Optional<Path> record,
        Path failures) {
    /** The same with the operations of a file. */
    FsxJob replaying(Path operations) {
        return new FsxJob(file, mix, content, seed, run, Optional.of(operations), share, Optional.empty(), failures);
    }

    /** What failures are saved as, {@code NAME.fsxops} for the operations; of a piece, {@code NAME.2.fsxops}. */
    Path failure(String suffix) {
        return failures.resolve(
                file.getFileName() + share.map(piece -> "." + piece.index()).orElse("") + suffix);
    }

    FileExerciser open(OpMix chosen) {
        return share.map(piece -> new FileExerciser(file, chosen, content, piece))
                .orElseGet(() -> new FileExerciser(file, chosen, content));
    }

    OpSource random() {
        return share.map(piece -> piece.shift(new RandomOps(piece.within(mix), seed)))
                .orElseGet(() -> new RandomOps(mix, seed));
    }

    /** How large the file is before the first operation. */
    long firstBytes() {
        return share.map(Share::fileBytes).orElse(0L);
    }

    /** How large the file may become. */
    long mostBytes() {
        return share.map(Share::fileBytes).orElse(mix.mostBytes());
    }
}
