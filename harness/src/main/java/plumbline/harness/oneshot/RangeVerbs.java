package plumbline.harness.oneshot;

import java.util.List;
import java.util.function.BiConsumer;
import plumbline.bindings.sys.Advice;
import plumbline.bindings.sys.Allocation;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.RangeCalls;
import plumbline.harness.file.FileShadow;

/** What changes or flushes ranges of the current file. */
final class RangeVerbs {
    private RangeVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.changing("falloc", "ciukp", "[-ciukp] OFFSET LENGTH", RangeVerbs::falloc),
                Verb.changing("fpunch", "", "OFFSET LENGTH", range(Allocation.PUNCH_HOLE)),
                Verb.changing("fzero", "k", "[-k] OFFSET LENGTH", RangeVerbs::fzero),
                Verb.changing("fcollapse", "", "OFFSET LENGTH", range(Allocation.COLLAPSE_RANGE)),
                Verb.changing("finsert", "", "OFFSET LENGTH", range(Allocation.INSERT_RANGE)),
                Verb.changing("funshare", "", "OFFSET LENGTH", range(Allocation.UNSHARE_RANGE)),
                Verb.changing("truncate", "", "SIZE", RangeVerbs::truncate),
                Verb.looking("sync_range", "abw", "[-abw] OFFSET LENGTH", RangeVerbs::syncRange),
                Verb.looking("fadvise", "dnrsw", "[-dnrsw] [OFFSET LENGTH]", RangeVerbs::fadvise));
    }

    private static BiConsumer<Session, Arguments> range(Allocation allocation) {
        return (session, arguments) -> allocate(session, arguments, allocation);
    }

    private static void falloc(Session session, Arguments arguments) {
        allocate(session, arguments, chosen(arguments));
    }

    private static Allocation chosen(Arguments arguments) {
        if (arguments.has('c')) {
            return Allocation.COLLAPSE_RANGE;
        }
        if (arguments.has('i')) {
            return Allocation.INSERT_RANGE;
        }
        if (arguments.has('p')) {
            return Allocation.PUNCH_HOLE;
        }
        if (arguments.has('u')) {
            return arguments.has('k') ? Allocation.UNSHARE_RANGE_KEEP_SIZE : Allocation.UNSHARE_RANGE;
        }
        return arguments.has('k') ? Allocation.ALLOCATE_KEEP_SIZE : Allocation.ALLOCATE;
    }

    private static void fzero(Session session, Arguments arguments) {
        allocate(session, arguments, arguments.has('k') ? Allocation.ZERO_RANGE_KEEP_SIZE : Allocation.ZERO_RANGE);
    }

    private static void allocate(Session session, Arguments arguments, Allocation allocation) {
        long offset = arguments.atMost(2).size(0, "offset");
        long length = arguments.size(1, "length");
        SessionFile file = session.file();
        file.demandJudged(offset + length);
        file.demandJudged(file.shadow().sizeBytes() + length);
        RefusedException.check("fallocate", RangeCalls.allocate(file.fd(), allocation, offset, length));
        session.moved(1, 0);
        file.shadow().allocated(allocation, offset, length);
    }

    private static void truncate(Session session, Arguments arguments) {
        long size = arguments.atMost(1).size(0, "size");
        SessionFile file = session.file();
        file.demandJudged(size);
        RefusedException.check("ftruncate", FileCalls.ftruncate(file.fd(), size));
        session.moved(1, 0);
        FileShadow shadow = file.shadow();
        shadow.truncate(size);
    }

    private static void syncRange(Session session, Arguments arguments) {
        long offset = arguments.atMost(2).size(0, "offset");
        long length = arguments.size(1, "length");
        boolean waits = arguments.has('a') || arguments.has('b');
        RefusedException.check(
                "sync_file_range",
                waits
                        ? RangeCalls.syncRange(session.file().fd(), offset, length)
                        : RangeCalls.startSyncRange(session.file().fd(), offset, length));
    }

    private static void fadvise(Session session, Arguments arguments) {
        Advice advice = Advice.NORMAL;
        for (Advice other : Advice.values()) {
            if (arguments.has(letter(other))) {
                advice = other;
            }
        }
        RefusedException.check(
                "posix_fadvise",
                RangeCalls.advise(
                        session.file().fd(),
                        arguments.atMost(2).sizeOr(0, "offset", 0),
                        arguments.sizeOr(1, "length", 0),
                        advice));
    }

    private static char letter(Advice advice) {
        return switch (advice) {
            case NORMAL -> ' ';
            case DONTNEED -> 'd';
            case NOREUSE -> 'n';
            case RANDOM -> 'r';
            case SEQUENTIAL -> 's';
            case WILLNEED -> 'w';
        };
    }
}
