package plumbline.loopctl.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** One line of a ledger's file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LedgerLine.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = LedgerLine.Entered.class, name = "entered"),
    @JsonSubTypes.Type(value = LedgerLine.Struck.class, name = "struck"),
    @JsonSubTypes.Type(value = LedgerLine.Kept.class, name = "kept"),
})
sealed interface LedgerLine {
    /** The first line. */
    record Opened(String token, String bootId, long pid, String purpose, Instant at) implements LedgerLine {}

    /** Written before the thing is made. */
    record Entered(int id, Artifact artifact) implements LedgerLine {}

    /** Written after it was undone. */
    record Struck(int id) implements LedgerLine {}

    /** From here on the things outlive the process, until they are asked to go or the machine boots again. */
    record Kept(String name) implements LedgerLine {}
}
