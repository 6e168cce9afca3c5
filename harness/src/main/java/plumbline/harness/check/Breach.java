package plumbline.harness.check;

import java.util.Optional;

/**
 * A finding before its diagnosis.
 *
 * @param message a sentence with the numbers
 * @param damage the wrong bytes, where there are any
 */
public record Breach(FindingKind kind, String message, RequestRecord request, Optional<Damage> damage) {}
