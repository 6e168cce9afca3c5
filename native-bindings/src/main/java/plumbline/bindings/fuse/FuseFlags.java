package plumbline.bindings.fuse;

import plumbline.bindings.generated.Uapi;

/** Bits of INIT and OPEN that a server chooses. */
public final class FuseFlags {
    /** FUSE_ASYNC_DIO: direct I/O is sent in several requests at once. */
    public static final int ASYNC_DIO = Uapi.FUSE_ASYNC_DIO();

    /** FOPEN_DIRECT_IO: reads and writes never meet the page cache. */
    public static final int OPEN_DIRECT_IO = Uapi.FOPEN_DIRECT_IO();

    private FuseFlags() {}
}
