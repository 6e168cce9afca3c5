package plumbline.harness.fsx;

import java.nio.file.Path;
import java.util.Optional;
import plumbline.harness.file.FileContent;
import plumbline.harness.file.FileRun;
import plumbline.harness.file.OpMix;

/**
 * What the exerciser is asked for.
 *
 * @param file made when it is not there, and emptied
 * @param mix what random operations are made of; of a replay, how large the file may become
 * @param content what operations write
 * @param seed of all randomness
 * @param run how long
 * @param replay a file of operations to be done instead of random ones
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
        Optional<Path> record,
        Path failures) {
    /** The same with the operations of a file. */
    FsxJob replaying(Path operations) {
        return new FsxJob(file, mix, content, seed, run, Optional.of(operations), Optional.empty(), failures);
    }

    /** What failures are saved as, {@code NAME.fsxops} for the operations. */
    Path failure(String suffix) {
        return failures.resolve(file.getFileName() + suffix);
    }
}
