package plumbline.loopctl.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/**
 * Something that we made and must undo. It holds all that is needed to recognise it later, from another process, after
 * a kill: nothing is ever removed that is not provably the same thing.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FolderArtifact.class, name = "folder"),
    @JsonSubTypes.Type(value = FileArtifact.class, name = "file"),
    @JsonSubTypes.Type(value = LoopArtifact.class, name = "loop"),
    @JsonSubTypes.Type(value = ModuleArtifact.class, name = "module"),
    @JsonSubTypes.Type(value = MountArtifact.class, name = "mount"),
    @JsonSubTypes.Type(value = FuseMountArtifact.class, name = "fuseMount"),
    @JsonSubTypes.Type(value = ProcessArtifact.class, name = "process"),
    @JsonSubTypes.Type(value = MdArtifact.class, name = "md"),
    @JsonSubTypes.Type(value = DmArtifact.class, name = "dm"),
    @JsonSubTypes.Type(value = ConfigfsArtifact.class, name = "configfs"),
    @JsonSubTypes.Type(value = ZramArtifact.class, name = "zram"),
    @JsonSubTypes.Type(value = TraceInstanceArtifact.class, name = "traceInstance"),
})
public interface Artifact {
    /** What messages call it. */
    String describe();

    /** Removes it when it is there and still ours. */
    Undone undo();

    /** Its owner is dying, and may be kept from it by waiting for this in the kernel: whoever waits is let go. */
    default void release() {}

    /** What keeps it here, asked when it is stuck; empty where nothing tells. */
    default Optional<String> hindrance() {
        return Optional.empty();
    }

    /** How an undo ended. */
    enum Undone {
        /** It was there, and is no more. */
        REMOVED,
        /** There was nothing of ours. */
        NOTHING_THERE,
        /** It is there and ours, and the kernel did not let it go. */
        STUCK
    }
}
