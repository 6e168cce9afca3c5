package plumbline.harness.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Ring-buffer pages made by hand. */
final class Pages {
    static final PageLayout LAYOUT = new PageLayout(0, 8, 8, 16, 4096);

    static final EventFormat QUEUED = EventFormat.parse("""
            name: block_bio_queue
            ID: 700
            format:
            \tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;
            \tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;
            \tfield:dev_t dev;\toffset:8;\tsize:4;\tsigned:0;
            \tfield:sector_t sector;\toffset:16;\tsize:8;\tsigned:0;
            \tfield:unsigned int nr_sector;\toffset:24;\tsize:4;\tsigned:0;
            \tfield:char rwbs[8];\toffset:28;\tsize:8;\tsigned:0;
            \tfield:__data_loc char[] cmd;\toffset:36;\tsize:4;\tsigned:0;
            """).orElseThrow();

    static final Map<Integer, EventFormat> FORMATS = Map.of(QUEUED.id(), QUEUED);

    private final ByteBuffer page = ByteBuffer.allocate(4096).order(ByteOrder.nativeOrder());

    Pages(long nanos) {
        page.putLong(0, nanos).position(16);
    }

    /** A record of {@link #QUEUED} by thread 42 at 7:1. */
    Pages queued(int delta, long sector, int sectors) {
        page.putInt(delta << 5 | 11);
        int at = page.position();
        page.putShort(at, (short) 700).putInt(at + 4, 42).putInt(at + 8, 7 << 20 | 1);
        page.putLong(at + 16, sector).putInt(at + 24, sectors).put(at + 28, (byte) 'W');
        page.putInt(at + 36, 2 << 16 | 40).put(at + 40, (byte) 'x').position(at + 44);
        return this;
    }

    Pages entry(int kind, int delta, int... words) {
        page.putInt(delta << 5 | kind);
        for (int word : words) {
            page.putInt(word);
        }
        return this;
    }

    byte[] bytes() {
        return bytes(0);
    }

    /** The page, with flags in its commit field. */
    byte[] bytes(long flags) {
        page.putLong(8, flags | (page.position() - 16));
        return page.array();
    }
}
