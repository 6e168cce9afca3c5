package plumbline.harness.replay;

import plumbline.harness.recording.Recording;
import plumbline.harness.run.RecordingRunner;

/** Carries recordings out, here or in a guest. */
@FunctionalInterface
public interface Carrier {
    /** Carries one out and returns once it has its verdict. */
    RecordingRunner.Outcome run(Recording recording) throws InterruptedException;
}
