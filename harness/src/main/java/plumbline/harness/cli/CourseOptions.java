package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.harness.run.Past;
import plumbline.harness.run.RunSpec;
import plumbline.harness.run.Shard;

/** The options of a run that is one of several, or goes on where another was cut off. */
final class CourseOptions {
    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only this part of all cases; plumb merge joins the results.")
    private String shard = "1/1";

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Notes there, event by event, what runs, for whoever watches from outside.")
    private @Nullable Path journal;

    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Goes on where the run that this journal tells of was cut off, with its seed.")
    private @Nullable Path resume;

    private @Nullable Past past;

    RunSpec.Course course() {
        return new RunSpec.Course(Shard.parse(shard), past(), Optional.ofNullable(journal));
    }

    /** The seed of the run that is resumed. */
    Optional<Long> seed() {
        return past().opened().map(opened -> opened.seed());
    }

    private Past past() {
        if (past == null) {
            past = resume == null ? Past.none() : Past.read(resume);
        }
        return past;
    }
}
