package plumbline.harness.fault;

import java.util.List;
import plumbline.harness.fault.Way.Mapper;
import plumbline.loopctl.layer.DmTable;
import plumbline.loopctl.layer.DmTable.Conduct;
import plumbline.loopctl.layer.DmTable.Piece;

/** How the device-mapper commits a fault. */
interface DmFailure {
    /** What dm-flakey puts in the place of a byte. */
    int VALUE = 170;

    /** In words of its own. */
    String describe();

    /** Pieces that are to fail in this round. */
    void beforeWrites(List<Piece> pieces);

    /**
     * The same pieces, written.
     *
     * @param asked what they should hold
     */
    void beforeReads(List<Piece> pieces, Asked asked);

    /** Nothing fails any more. */
    void end();

    /** By its target, of the way, and by the fault. */
    static DmFailure of(Fault fault, Mapper mapper, DmTable table) {
        return switch (mapper) {
            case FLAKEY ->
                switch (fault) {
                    case LOST_WRITE -> new Table(table, Conduct.flakey("drop_writes"), Conduct.LINEAR);
                    case CORRUPTED_READ -> new Table(table, Conduct.LINEAR, corrupt("r"));
                    case CORRUPTED_WRITE -> new Table(table, corrupt("w"), Conduct.LINEAR);
                    default -> new Table(table, Conduct.LINEAR, Conduct.flakey());
                };
            case ERROR -> new Table(table, Conduct.LINEAR, Conduct.ERROR);
            case DUST -> new Dust(table);
        };
    }

    private static Conduct corrupt(String direction) {
        return Conduct.flakey("corrupt_bio_byte", "1", direction, String.valueOf(VALUE), "0");
    }

    /** By other tables. */
    record Table(DmTable table, Conduct writing, Conduct reading) implements DmFailure {
        @Override
        public String describe() {
            return writing.equals(Conduct.LINEAR) ? reading.toString() : writing.toString();
        }

        @Override
        public void beforeWrites(List<Piece> pieces) {
            table.replace(pieces, writing);
        }

        /** A piece whose first byte is that value anyhow would not show it, and requests that begin further in would. */
        @Override
        public void beforeReads(List<Piece> pieces, Asked asked) {
            List<Piece> telling = pieces.stream()
                    .filter(piece -> asked.firstByte(piece.from()) != VALUE)
                    .toList();
            table.replace(telling, reading);
        }

        @Override
        public void end() {
            table.replace(List.of(), Conduct.LINEAR);
        }
    }

    /** By messages; a bad block is good again once it is written. */
    record Dust(DmTable table) implements DmFailure {
        private static final long BLOCK_BYTES = 512;

        @Override
        public String describe() {
            return "dust";
        }

        @Override
        public void beforeWrites(List<Piece> pieces) {}

        @Override
        public void beforeReads(List<Piece> pieces, Asked asked) {
            for (Piece piece : pieces) {
                for (long at = piece.from(); at < piece.to(); at += BLOCK_BYTES) {
                    table.tell("addbadblock " + at / BLOCK_BYTES);
                }
            }
            table.tell("enable");
        }

        @Override
        public void end() {
            table.tell("clearbadblocks");
        }
    }
}
