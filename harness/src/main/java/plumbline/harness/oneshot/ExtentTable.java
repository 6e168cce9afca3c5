package plumbline.harness.oneshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import plumbline.bindings.block.FileExtents;
import plumbline.bindings.block.FileExtents.FileExtent;
import plumbline.bindings.sys.SyscallException;

/** Where the current file's bytes lie, in sectors of 512 bytes, holes included, by FIEMAP on every file system. */
final class ExtentTable {
    private static final long SECTOR_BYTES = 512;

    private ExtentTable() {}

    /**
     * A row.
     *
     * @param extent what lies there; of a hole, nothing
     */
    private record Row(long from, long to, List<FileExtent> extent) {
        String file() {
            return String.format(Locale.ROOT, "[%d..%d]:", from / SECTOR_BYTES, to / SECTOR_BYTES - 1);
        }

        String blocks() {
            if (extent.isEmpty()) {
                return "hole";
            }
            long first =
                    (extent.getFirst().physical() + from - extent.getFirst().logical()) / SECTOR_BYTES;
            return first + ".." + (first + sectors() - 1);
        }

        long sectors() {
            return (to - from) / SECTOR_BYTES;
        }
    }

    static void fiemap(Session session, Arguments arguments) {
        long offset = arguments.atMost(2).sizeOr(0, "offset", 0);
        long end =
                offset + arguments.sizeOr(1, "length", session.file().shadow().sizeBytes() - offset);
        session.out().println(session.file().path() + ":");
        List<Row> rows = rows(session.file(), offset, end);
        if (arguments.has('v')) {
            table(
                    session,
                    rows,
                    row -> row.extent().isEmpty()
                            ? ""
                            : String.format(
                                    Locale.ROOT, "0x%x", row.extent().getFirst().flags()));
        } else {
            list(session, rows);
        }
    }

    static void bmap(Session session, Arguments arguments) {
        session.out().println(session.file().path() + ":");
        List<Row> rows = rows(session.file(), 0, session.file().shadow().sizeBytes());
        if (arguments.has('v')) {
            table(
                    session,
                    rows,
                    row -> !row.extent().isEmpty() && row.extent().getFirst().isUnwritten() ? "unwritten" : "");
        } else {
            list(session, rows);
        }
    }

    private static void list(Session session, List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            session.out().printf(Locale.ROOT, "\t%d: %s %s%n", i, row.file(), row.blocks());
        }
    }

    private static void table(Session session, List<Row> rows, Function<Row, String> flags) {
        session.out()
                .printf(
                        Locale.ROOT,
                        "%4s: %-16s %-24s %5s %s%n",
                        "EXT",
                        "FILE-OFFSET",
                        "BLOCK-RANGE",
                        "TOTAL",
                        "FLAGS");
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            session.out()
                    .printf(
                            Locale.ROOT,
                            "%s%n",
                            String.format(
                                            Locale.ROOT,
                                            "%4d: %-16s %-24s %5d %s",
                                            i,
                                            row.file(),
                                            row.blocks(),
                                            row.sectors(),
                                            flags.apply(row))
                                    .stripTrailing());
        }
    }

    private static List<Row> rows(SessionFile file, long offset, long end) {
        List<Row> rows = new ArrayList<>();
        long at = offset;
        for (FileExtent extent : extents(file, offset, end)) {
            if (extent.logical() > at) {
                rows.add(new Row(at, extent.logical(), List.of()));
            }
            long until = extent.logical() + extent.lengthBytes();
            rows.add(new Row(Math.max(at, extent.logical()), until, List.of(extent)));
            at = until;
        }
        long rounded = (end + SECTOR_BYTES - 1) / SECTOR_BYTES * SECTOR_BYTES;
        if (at < rounded) {
            rows.add(new Row(at, rounded, List.of()));
        }
        return rows;
    }

    private static List<FileExtent> extents(SessionFile file, long offset, long end) {
        try {
            return end > offset ? FileExtents.of(file.fd(), offset, end - offset) : List.of();
        } catch (SyscallException refused) {
            RefusedException.check("ioctl(FS_IOC_FIEMAP)", refused.result());
            return List.of();
        }
    }
}
