package plumbline.harness.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumbline.harness.run.Cover;
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
            names = "--cover",
            paramLabel = "all|dealt|pairs|thirds",
            description =
                    "all: every engine for every case on every stack. pairs: one engine each, so that every engine"
                            + " meets every case and every stack. dealt: a third of the engines without options, another third"
                            + " on the next stack, and one with options as in pairs; the default of the quick suite when no"
                            + " engine is named. thirds: as pairs, but each case on a third of the stacks.")
    private @Nullable Cover cover;

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

    @Option(names = "--known", paramLabel = "FILE", description = KnownLists.HELP)
    private @Nullable Path known;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description = "The most that the run may take, as in 60s or 5m; what does not fit is skipped.")
    private @Nullable String budget;

    @Option(names = "--request-timeout", paramLabel = "TIME", description = Times.REQUEST_HELP)
    private @Nullable String requestTimeout;

    private @Nullable Past past;

    /**
     * The course.
     *
     * @param otherwise how engines and cases go together when the user does not say
     */
    RunSpec.Course course(Cover otherwise) {
        return new RunSpec.Course(
                cover == null ? otherwise : cover,
                Shard.parse(shard),
                past(),
                Optional.ofNullable(journal),
                KnownLists.of(known));
    }

    /** The usual bounds, with those that the user gave. */
    RunSpec.Limits limits() {
        return RunSpec.Limits.usual()
                .withRequest(Times.given("--request-timeout", requestTimeout))
                .withBudget(Times.given("--budget", budget));
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
