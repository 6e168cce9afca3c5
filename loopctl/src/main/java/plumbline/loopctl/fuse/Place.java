package plumbline.loopctl.fuse;

/**
 * Every request that reaches one byte, whatever came before it: the same request is lied about alike each time.
 *
 * @param at where the byte is
 */
public record Place(long at) implements Occasion {
    @Override
    public boolean picks(long number, long offset, long lengthBytes) {
        return offset <= at && at < offset + lengthBytes;
    }

    @Override
    public long mixed(long number) {
        return new Schedule(1, at).mixed(0);
    }
}
