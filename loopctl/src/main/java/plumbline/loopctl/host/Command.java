package plumbline.loopctl.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs a program of the system to its end, with a bound. */
public final class Command {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(1);

    private Command() {}

    /**
     * How a program ended.
     *
     * @param status its exit status
     * @param output standard output and error together, white space at the ends left out
     */
    public record Result(int status, String output) {
        public boolean isOk() {
            return status == 0;
        }
    }

    /**
     * Runs a program with no input.
     *
     * @throws UncheckedIOException when it cannot be started or takes longer than two minutes
     */
    public static Result run(List<String> command) {
        return run(command, () -> {});
    }

    /**
     * The same.
     *
     * @param meanwhile is run each second for as long as the program runs
     */
    public static Result run(List<String> command, Runnable meanwhile) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            FutureTask<byte[]> output =
                    new FutureTask<>(() -> process.getInputStream().readAllBytes());
            Thread.ofPlatform().daemon().start(output);
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!process.waitFor(NOW_AND_THEN.toMillis(), TimeUnit.MILLISECONDS)) {
                meanwhile.run();
                if (System.nanoTime() - end > 0) {
                    process.destroyForcibly();
                    throw new IOException("it did not end within " + LONGEST.toSeconds() + " s");
                }
            }
            return new Result(process.exitValue(), new String(output.get(), StandardCharsets.UTF_8).strip());
        } catch (ExecutionException unread) {
            throw new UncheckedIOException(String.join(" ", command), new IOException("its output", unread));
        } catch (IOException failed) {
            throw new UncheckedIOException(String.join(" ", command), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(String.join(" ", command), new IOException("interrupted", stopped));
        }
    }

    /**
     * Runs a program that must succeed.
     *
     * @throws IllegalStateException with what it printed, when it ends with another status than 0
     */
    public static String check(List<String> command) {
        Result result = run(command);
        if (!result.isOk()) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with status " + result.status() + ": " + result.output());
        }
        return result.output();
    }
}
