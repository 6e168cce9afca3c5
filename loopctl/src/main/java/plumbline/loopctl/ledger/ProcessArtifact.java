package plumbline.loopctl.ledger;

import java.time.Instant;
import java.util.Optional;
import plumbline.loopctl.host.Dying;

/**
 * A process of ours that is to end, recognised by its number and the moment of its start.
 *
 * @param startedAt as the system tells it
 * @param what it does, for messages
 */
public record ProcessArtifact(long pid, Instant startedAt, String what) implements Artifact {
    /** A process that has just been started. */
    public static ProcessArtifact of(ProcessHandle process, String what) {
        return new ProcessArtifact(process.pid(), process.info().startInstant().orElse(Instant.EPOCH), what);
    }

    @Override
    public String describe() {
        return what + " (process " + pid + ")";
    }

    @Override
    public Undone undo() {
        Optional<ProcessHandle> ours = ProcessHandle.of(pid)
                .filter(process ->
                        process.info().startInstant().filter(startedAt::equals).isPresent());
        if (ours.isEmpty()) {
            return Undone.NOTHING_THERE;
        }
        ours.get().destroy();
        if (Retry.until(() -> hasEnded(ours.get()))) {
            return Undone.REMOVED;
        }
        ours.get().destroyForcibly();
        return Retry.until(() -> hasEnded(ours.get())) ? Undone.REMOVED : Undone.STUCK;
    }

    /** Whoever inherited it may take its time to wait for it. */
    private static boolean hasEnded(ProcessHandle process) {
        return !process.isAlive() || Dying.is(process.pid());
    }
}
