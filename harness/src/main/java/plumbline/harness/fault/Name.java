package plumbline.harness.fault;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plumbline.harness.check.FindingKind;
import plumbline.harness.diagnosis.DamageClass;
import plumbline.harness.diagnosis.DamageRun;

/**
 * What a finding is called: its kind, and for wrong bytes what happened to them.
 *
 * @param what empty but for wrong bytes
 */
record Name(FindingKind kind, Optional<DamageClass> what) {
    static Set<Name> wrong(DamageClass... classes) {
        return Stream.of(classes)
                .map(what -> new Name(FindingKind.WRONG_DATA, Optional.of(what)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static Set<Name> of(FindingKind kind) {
        return Set.of(new Name(kind, Optional.empty()));
    }

    static Set<Name> any(Set<Name> some, Set<Name> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    static Name of(DamageRun run) {
        return new Name(FindingKind.WRONG_DATA, Optional.of(run.what()));
    }

    @Override
    public String toString() {
        return what.map(DamageClass::word).orElse(kind.word());
    }
}
