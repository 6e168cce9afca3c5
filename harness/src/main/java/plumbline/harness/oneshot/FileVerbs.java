package plumbline.harness.oneshot;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;

/** Opening, closing, flushing, and what is said of the current file. */
final class FileVerbs {
    private FileVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.looking("open", "acdfrstnL", "[-adfrstnL] FILE", FileVerbs::open),
                Verb.looking("close", "", "", (session, arguments) -> session.closeFile()),
                Verb.looking("file", "", "[N]", FileVerbs::file),
                Verb.looking("fsync", "", "", FileVerbs::fsync),
                Verb.looking("fdatasync", "", "", FileVerbs::fdatasync),
                Verb.looking("stat", "vr", "", FileVerbs::stat),
                Verb.looking("statx", "vrm:FD", "", FileVerbs::statx),
                Verb.looking("fiemap", "alvn:", "[-v] [OFFSET LENGTH]", ExtentTable::fiemap),
                Verb.looking("bmap", "acdelpvn:", "[-vp]", ExtentTable::bmap));
    }

    /** The flags of open(2) that letters stand for, on the command line and in the command. */
    static Set<OpenFlag> flags(Predicate<Character> has) {
        Set<OpenFlag> flags = EnumSet.of(has.test('r') ? OpenFlag.O_RDONLY : OpenFlag.O_RDWR);
        Map.of(
                        'a', OpenFlag.O_APPEND,
                        'd', OpenFlag.O_DIRECT,
                        'f', OpenFlag.O_CREAT,
                        't', OpenFlag.O_TRUNC,
                        's', OpenFlag.O_DSYNC,
                        'n', OpenFlag.O_NONBLOCK,
                        'L', OpenFlag.O_NOFOLLOW)
                .forEach((letter, flag) -> {
                    if (has.test(letter)) {
                        flags.add(flag);
                    }
                });
        return flags;
    }

    private static void open(Session session, Arguments arguments) {
        session.open(Path.of(arguments.atMost(1).word(0, "a file")), flags(arguments::has));
    }

    private static void file(Session session, Arguments arguments) {
        if (arguments.atMost(1).count() == 1) {
            long number = arguments.size(0, "the number of an open file");
            if (number >= session.files().size()) {
                throw arguments.wrong(
                        "so many files are open: " + session.files().size());
            }
            session.choose(session.files().get((int) number));
        }
        for (int i = 0; i < session.files().size(); i++) {
            SessionFile file = session.files().get(i);
            String mark = file == session.file()
                    ? String.format(Locale.ROOT, "[%03d]", i)
                    : String.format(Locale.ROOT, " %03d ", i);
            session.out().printf(Locale.ROOT, "%s %-14s (%s)%n", mark, file.path(), words(file));
        }
    }

    private static String words(SessionFile file) {
        return (file.flags().contains(OpenFlag.O_DSYNC) ? "sync" : "non-sync")
                + (file.flags().contains(OpenFlag.O_DIRECT) ? ",direct" : ",non-direct")
                + (file.flags().contains(OpenFlag.O_RDONLY) ? ",read-only" : ",read-write");
    }

    private static void fsync(Session session, Arguments arguments) {
        RefusedException.check("fsync", FileCalls.fsync(session.file().fd()));
    }

    private static void fdatasync(Session session, Arguments arguments) {
        RefusedException.check("fdatasync", FileCalls.fdatasync(session.file().fd()));
    }

    private static void stat(Session session, Arguments arguments) {
        SessionFile file = session.file();
        FileStatus status = FileStatus.of(file.fd());
        session.out().println("fd.path = \"" + file.path() + "\"");
        session.out().println("fd.flags = " + words(file));
        session.out().println("stat.ino = " + status.inode());
        session.out().println("stat.type = " + type(status));
        session.out().println("stat.size = " + status.sizeBytes());
        session.out().println("stat.blksize = " + status.blockBytes());
    }

    private static void statx(Session session, Arguments arguments) {
        stat(session, arguments);
        FileStatus status = FileStatus.of(session.file().fd());
        session.out().println("stat.attributes.dax = " + status.dax());
        if (status.reports(FileStatus.Field.DIOALIGN)) {
            session.out().println("stat.dio_mem_align = " + status.dio().memoryBytes());
            session.out().println("stat.dio_offset_align = " + status.dio().offsetBytes());
        }
        if (status.reports(FileStatus.Field.DIO_READ_ALIGN)) {
            session.out().println("stat.dio_read_offset_align = " + status.dio().readOffsetBytes());
        }
        if (status.reports(FileStatus.Field.WRITE_ATOMIC)) {
            session.out()
                    .println("stat.atomic_write_unit_min = "
                            + status.atomicWrite().unitMinBytes());
            session.out()
                    .println("stat.atomic_write_unit_max = "
                            + status.atomicWrite().unitMaxBytes());
        }
    }

    private static String type(FileStatus status) {
        return switch (status.type()) {
            case REGULAR -> "regular file";
            case DIRECTORY -> "directory";
            case BLOCK -> "block device";
            case OTHER -> "other";
        };
    }
}
