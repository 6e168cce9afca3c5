package plumbline.harness.emit;

import java.util.List;
import java.util.Optional;
import plumbline.harness.recording.Recording;
import plumbline.loopctl.layer.LayerKind;
import plumbline.loopctl.stack.StackSpec;

/**
 * Whether a program in C makes the stack of a recording, and how.
 *
 * @param setup how; empty where it cannot
 * @param demands why a target must be given, where that is so
 */
record CMaking(Optional<CSetup> setup, Optional<String> demands) {
    static CMaking of(Recording recording) {
        StackSpec stack = StackSpec.parse(recording.header().stack());
        List<LayerKind> unknown = CSetup.unknown(stack);
        return unknown.isEmpty()
                ? new CMaking(Optional.of(CSetup.of(stack)), Optional.empty())
                : new CMaking(
                        Optional.empty(),
                        Optional.of("a program cannot make a layer "
                                + unknown.getFirst().word()));
    }

    /** The headers that it needs. */
    List<String> includes() {
        return setup.map(CSetup::includes).orElse(List.of());
    }
}
