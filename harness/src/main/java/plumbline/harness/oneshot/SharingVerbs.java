package plumbline.harness.oneshot;

import java.nio.file.Path;
import java.util.List;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.RangeCalls.FileRange;

/** What copies or shares ranges between files; the other file comes first, as in xfs_io. */
final class SharingVerbs {
    private SharingVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.changing("reflink", "q", "FILE [FROM TO LENGTH]", SharingVerbs::reflink),
                Verb.changing("dedupe", "q", "FILE FROM TO LENGTH", SharingVerbs::dedupe),
                Verb.changing("copy_range", "s:d:l:", "[-s FROM] [-d TO] [-l LENGTH] FILE", SharingVerbs::copyRange),
                Verb.changing("exchangerange", "s:d:l:", "[-s FROM] [-d TO] [-l LENGTH] FILE", SharingVerbs::exchange));
    }

    /** Two ranges of one length. */
    private record Pair(SessionFile other, SessionFile file, long from, long to, long length) {
        FileRange source() {
            return new FileRange(other.fd(), from);
        }

        FileRange target() {
            return new FileRange(file.fd(), to);
        }

        /** The target's bytes are from now on those of the source. */
        void copied(long lengthBytes) {
            file.demandJudged(to + lengthBytes);
            file.shadow().copyFrom(other.shadow(), from, to, lengthBytes);
        }

        void exchanged() {
            file.demandJudged(to + length);
            if (other.shadow() == file.shadow()) {
                file.shadow().exchange(from, to, length);
            } else {
                other.shadow().doubt(from, length);
                file.shadow().doubt(to, length);
            }
        }
    }

    private static void reflink(Session session, Arguments arguments) {
        try (SessionFile other = other(session, arguments)) {
            boolean whole = arguments.atMost(4).count() == 1;
            Pair pair = whole ? new Pair(other, session.file(), 0, 0, 0) : ranges(session, arguments, other);
            RefusedException.check(
                    "ioctl(FICLONERANGE)", RangeCalls.clone(pair.source(), pair.target(), pair.length()));
            session.moved(1, 0);
            pair.copied(whole || pair.length() == 0 ? other.shadow().sizeBytes() - pair.from() : pair.length());
        }
    }

    private static void dedupe(Session session, Arguments arguments) {
        try (SessionFile other = other(session, arguments)) {
            Pair pair = ranges(session, arguments.atMost(4), other);
            long result = RangeCalls.dedupe(pair.source(), pair.target(), pair.length());
            if (result == RangeCalls.DIFFERS) {
                throw new RefusedException("ioctl(FIDEDUPERANGE): the ranges differ");
            }
            RefusedException.check("ioctl(FIDEDUPERANGE)", result);
            session.moved(1, 0);
        }
    }

    private static void copyRange(Session session, Arguments arguments) {
        try (SessionFile other = other(session, arguments.atMost(1))) {
            Pair pair = byOptions(session, arguments, other);
            long done = 0;
            while (done < pair.length()) {
                long copied = RefusedException.check(
                        "copy_file_range",
                        RangeCalls.copy(
                                new FileRange(other.fd(), pair.from() + done),
                                new FileRange(pair.file().fd(), pair.to() + done),
                                pair.length() - done));
                session.moved(1, copied);
                if (copied == 0) {
                    break;
                }
                done += copied;
            }
            pair.copied(done);
        }
    }

    private static void exchange(Session session, Arguments arguments) {
        try (SessionFile other = other(session, arguments.atMost(1))) {
            Pair pair = byOptions(session, arguments, other);
            RefusedException.check(
                    "ioctl(XFS_IOC_EXCHANGE_RANGE)", RangeCalls.exchange(pair.source(), pair.target(), pair.length()));
            session.moved(1, 0);
            pair.exchanged();
        }
    }

    private static Pair ranges(Session session, Arguments arguments, SessionFile other) {
        return new Pair(
                other,
                session.file(),
                arguments.size(1, "the offset in the other file"),
                arguments.size(2, "the offset in the current file"),
                arguments.size(3, "length"));
    }

    private static Pair byOptions(Session session, Arguments arguments, SessionFile other) {
        long from = arguments.size('s').orElse(0);
        return new Pair(
                other,
                session.file(),
                from,
                arguments.size('d').orElse(0),
                arguments.size('l').orElse(other.shadow().sizeBytes() - from));
    }

    private static SessionFile other(Session session, Arguments arguments) {
        return session.openBeside(Path.of(arguments.word(0, "the other file")));
    }
}
