package plumbline.harness.fault;

import static plumbline.harness.diagnosis.DamageClass.BITFLIP;
import static plumbline.harness.diagnosis.DamageClass.FOREIGN;
import static plumbline.harness.diagnosis.DamageClass.MISPLACED;
import static plumbline.harness.diagnosis.DamageClass.SHIFTED;
import static plumbline.harness.diagnosis.DamageClass.STALE;
import static plumbline.harness.diagnosis.DamageClass.TORN;
import static plumbline.harness.diagnosis.DamageClass.ZEROED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.loopctl.fuse.Lie;

/**
 * Every fault that is planted, with the names that are right answers and the ways in which it can be planted. A fault
 * without names is one that nobody may complain of.
 */
public enum Fault {
    /** A write vanishes, or as much of it as a kernel that divides it sent along: what was there before is read. */
    LOST_WRITE(Lie.LOST_WRITE, Name.wrong(STALE, ZEROED, TORN), Way.with(Way.LYING, EnumSet.of(Way.DM_FLAKEY))),
    STALE_READ(Lie.STALE_READ, Name.wrong(STALE, ZEROED), Way.LYING),
    MISDIRECTED_READ(Lie.MISDIRECTED_READ, Name.wrong(MISPLACED, ZEROED), Way.LYING),
    /** One place is overwritten, the other is not written. */
    MISDIRECTED_WRITE(Lie.MISDIRECTED_WRITE, Name.wrong(MISPLACED, STALE, ZEROED, TORN), Way.ALL),
    /** Torn within a sector; a read that meets only whole sectors behind the cut finds them stale. */
    TORN_READ(Lie.TORN_READ, Name.wrong(TORN, STALE, ZEROED), Way.LYING),
    TORN_WRITE(Lie.TORN_WRITE, Name.wrong(TORN, STALE, ZEROED), Way.LYING),
    SHIFTED_PAGE(Lie.SHIFTED, Name.wrong(SHIFTED), Way.ALL),
    DUPLICATED_SEGMENT(Lie.DUPLICATED, Name.wrong(MISPLACED), Way.ALL),
    BIT_FLIP(Lie.BIT_FLIP, Name.wrong(BITFLIP), Way.ALL),
    ZEROES(Lie.ZEROED, Name.wrong(ZEROED), Way.ALL),
    SHORT_READ(Lie.SHORT_READ, Name.of(FindingKind.SHORT_TRANSFER), Way.LYING),
    SHORT_WRITE(Lie.SHORT_WRITE, Name.of(FindingKind.SHORT_TRANSFER), Way.LYING),
    REFUSED(Lie.REFUSED, Name.of(FindingKind.CONTRACT_BROKEN), Way.REPORTING),
    ERROR(Lie.ERROR, Name.of(FindingKind.CONTRACT_BROKEN), Way.with(Way.LYING, Way.MAPPED)),
    DELAYED(Lie.DELAYED, Set.of(), Way.LYING),
    UNANSWERED(Lie.UNANSWERED, Name.of(FindingKind.HANG), EnumSet.of(Way.IN_PROCESS)),
    /** One byte is another, whichever: when it differs in two bits or fewer, those were flipped. */
    CORRUPTED_READ(null, Name.wrong(FOREIGN, BITFLIP), EnumSet.of(Way.DM_FLAKEY)),
    /** Up to 6.4 dm-flakey changes the byte in the writer's own memory. */
    CORRUPTED_WRITE(
            null, Name.any(Name.wrong(FOREIGN, BITFLIP), Name.of(FindingKind.STRAY_WRITE)), EnumSet.of(Way.DM_FLAKEY)),
    /** A byte behind the buffer changes. */
    OVERRUN(null, Name.of(FindingKind.STRAY_WRITE), EnumSet.of(Way.IN_PROCESS)),
    /** A write changes the buffer that it is made from. */
    SOURCE_CHANGED(null, Name.of(FindingKind.STRAY_WRITE), EnumSet.of(Way.IN_PROCESS)),
    ANSWERED_TWICE(null, Name.of(FindingKind.DUPLICATE_COMPLETION), EnumSet.of(Way.IN_PROCESS)),
    /** Power fails, and what was not promised is lost, in order or not: nobody may complain. */
    POWER_CUT(null, Set.of(), Way.CUTS),
    /** An fsync is answered and not done before power fails. */
    FLUSH_IGNORED(Lie.FLUSH_IGNORED, Name.of(FindingKind.WRONG_DATA), Way.CUTS),
    /** A write that is to be on the medium when it is answered is not: below, it was a write and a flush. */
    FUA_IGNORED(Lie.FLUSH_IGNORED, Name.of(FindingKind.WRONG_DATA), Way.CUTS);

    private final Optional<Lie> lie;
    private final Set<Name> rightNames;
    private final Set<Way> ways;

    Fault(@Nullable Lie lie, Set<Name> rightNames, Set<Way> ways) {
        this.lie = Optional.ofNullable(lie);
        this.rightNames = rightNames;
        this.ways = ways;
    }

    /** The lie by which storage commits it; empty for what only a kernel could do to us. */
    Optional<Lie> lie() {
        return lie;
    }

    /** Every finding that it leads to has one of these names. */
    Set<Name> rightNames() {
        return rightNames;
    }

    /** Whether it can be planted in such a way, and met by such an engine. */
    boolean applies(Way way, EngineSpec engine) {
        boolean isShort = this == SHORT_READ || this == SHORT_WRITE;
        boolean asksThrough = !isOfWritesThrough() || engine.traits().flags().contains(RwFlag.DSYNC);
        return ways.contains(way) && way.takes(engine) && asksThrough && (!isShort || way.showsShort(engine));
    }

    /** Whether it is about writes that ask to be on the medium when they are answered. */
    boolean isOfWritesThrough() {
        return this == FUA_IGNORED;
    }

    /** As reports spell it: {@code lost-write}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
