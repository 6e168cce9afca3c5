package plumbline.harness.check;

import java.time.Duration;
import java.util.Optional;
import plumbline.harness.engine.IoSlot;

/**
 * A finding before its diagnosis.
 *
 * @param message a sentence with the numbers
 * @param damage the wrong bytes, where there are any
 */
public record Breach(FindingKind kind, String message, RequestRecord request, Optional<Damage> damage) {
    /** The request in a slot that has been given up. */
    public static Breach unanswered(IoSlot slot, Duration patience) {
        String message = slot.shape() + " was not answered within " + patience.toSeconds() + " s";
        return new Breach(FindingKind.HANG, message, RequestRecord.of(slot), Optional.empty());
    }
}
