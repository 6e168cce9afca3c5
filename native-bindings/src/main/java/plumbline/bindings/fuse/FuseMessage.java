package plumbline.bindings.fuse;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import plumbline.bindings.generated.Uapi;
import plumbline.bindings.generated.fuse_attr;
import plumbline.bindings.generated.fuse_attr_out;
import plumbline.bindings.generated.fuse_entry_out;
import plumbline.bindings.generated.fuse_fallocate_in;
import plumbline.bindings.generated.fuse_in_header;
import plumbline.bindings.generated.fuse_init_in;
import plumbline.bindings.generated.fuse_init_out;
import plumbline.bindings.generated.fuse_kstatfs;
import plumbline.bindings.generated.fuse_open_out;
import plumbline.bindings.generated.fuse_out_header;
import plumbline.bindings.generated.fuse_read_in;
import plumbline.bindings.generated.fuse_setattr_in;
import plumbline.bindings.generated.fuse_write_in;
import plumbline.bindings.generated.fuse_write_out;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;

/**
 * One request of /dev/fuse and the room for its answer. A thread of a server has one of its own and uses it again and
 * again: {@link #receive}, look at the request, answer it with one of the reply methods.
 */
public final class FuseMessage implements AutoCloseable {
    /** The most that one READ or WRITE moves. */
    public static final int MOST_BYTES = 1 << 20;

    private static final long HEAD_BYTES = 4096;
    private static final long ANSWER_AT = fuse_out_header.layout().byteSize();

    private final Fd channel;
    private final Mapping request = Mapping.anonymous(MOST_BYTES + HEAD_BYTES);
    private final Mapping answer = Mapping.anonymous(MOST_BYTES + HEAD_BYTES);

    public FuseMessage(Fd channel) {
        this.channel = channel;
    }

    /** Waits for the next request; its length, or the negative error number (ENODEV: unmounted). */
    public long receive() {
        return FileCalls.read(channel, request.address(), request.lengthBytes());
    }

    /** What is asked for; empty for what a server of one file need not know. */
    public Optional<FuseOpcode> opcode() {
        return FuseOpcode.ofNumber(fuse_in_header.opcode(request.segment()));
    }

    /** The inode that it is asked of; the root is 1. */
    public long inode() {
        return fuse_in_header.nodeid(request.segment());
    }

    private MemorySegment body() {
        return request.segment().asSlice(fuse_in_header.layout().byteSize());
    }

    /** LOOKUP: the name. */
    public String name() {
        return body().getString(0);
    }

    /** READ: where from. */
    public long readOffset() {
        return fuse_read_in.offset(body());
    }

    /** READ: how much. */
    public int readBytes() {
        return fuse_read_in.size(body());
    }

    /** WRITE: where to. */
    public long writeOffset() {
        return fuse_write_in.offset(body());
    }

    /** WRITE: how much. */
    public int writeBytes() {
        return fuse_write_in.size(body());
    }

    /** WRITE: where the bytes lie in this process. */
    public long writeAddress() {
        return body().address() + fuse_write_in.layout().byteSize();
    }

    /** SETATTR: the new size; negative when the size is not to change. */
    public long newSize() {
        return (fuse_setattr_in.valid(body()) & Uapi.FATTR_SIZE()) == 0 ? -1 : fuse_setattr_in.size(body());
    }

    /** FALLOCATE: the range and the FALLOC_FL bits. */
    public record Range(long offset, long lengthBytes, int mode) {}

    /** FALLOCATE: what to allocate. */
    public Range range() {
        return new Range(
                fuse_fallocate_in.offset(body()), fuse_fallocate_in.length(body()), fuse_fallocate_in.mode(body()));
    }

    /** Where the bytes of a READ's answer are to be put. */
    public long answerAddress() {
        return answer.address() + ANSWER_AT;
    }

    private MemorySegment answerBody() {
        MemorySegment body = answer.segment().asSlice(ANSWER_AT);
        body.asSlice(0, 256).fill((byte) 0);
        return body;
    }

    /** Sends an answer of so many bytes behind the header. */
    private long send(long bodyBytes, Optional<Errno> error) {
        MemorySegment head = answer.segment();
        fuse_out_header.len(head, (int) (ANSWER_AT + bodyBytes));
        fuse_out_header.error(head, error.map(errno -> -errno.number()).orElse(0));
        fuse_out_header.unique(head, fuse_in_header.unique(request.segment()));
        return FileCalls.write(channel, head.address(), ANSWER_AT + bodyBytes);
    }

    /** Answers with an error. */
    public long replyError(Errno errno) {
        return send(0, Optional.of(errno));
    }

    /** Answers that it is done, with nothing more to say. */
    public long replyDone() {
        return send(0, Optional.empty());
    }

    /** READ: the answer's first bytes, at {@link #answerAddress()}, are the data. */
    public long replyData(int bytes) {
        return send(bytes, Optional.empty());
    }

    /** WRITE: so many bytes were taken. */
    public long replyWritten(int bytes) {
        fuse_write_out.size(answerBody(), bytes);
        return send(fuse_write_out.layout().byteSize(), Optional.empty());
    }

    /**
     * INIT: agrees on the protocol.
     *
     * @param wanted FUSE_INIT flag bits; those that the kernel does not offer are left out
     */
    public long replyInit(int wanted) {
        MemorySegment in = body();
        int minor = Math.min(fuse_init_in.minor(in), 31);
        int offered = fuse_init_in.flags(in);
        int readahead = fuse_init_in.max_readahead(in);
        MemorySegment out = answerBody();
        fuse_init_out.major(out, Uapi.FUSE_KERNEL_VERSION());
        fuse_init_out.minor(out, minor);
        fuse_init_out.max_readahead(out, readahead);
        fuse_init_out.flags(out, offered & (wanted | Uapi.FUSE_BIG_WRITES() | Uapi.FUSE_MAX_PAGES()));
        fuse_init_out.max_background(out, (short) 128);
        fuse_init_out.congestion_threshold(out, (short) 96);
        fuse_init_out.max_write(out, MOST_BYTES);
        fuse_init_out.time_gran(out, 1);
        fuse_init_out.max_pages(out, (short) (MOST_BYTES / Mapping.PAGE_BYTES));
        return send(fuse_init_out.layout().byteSize(), Optional.empty());
    }

    /** What there is to say of a file or folder: its inode, its type and permissions, its size. */
    public record Attributes(long inode, int mode, long sizeBytes) {}

    /** LOOKUP: the name is this. */
    public long replyEntry(Attributes attributes) {
        MemorySegment out = answerBody();
        fuse_entry_out.nodeid(out, attributes.inode());
        fuse_entry_out.attr_valid(out, 1);
        fuse_entry_out.entry_valid(out, 1);
        put(fuse_entry_out.attr(out), attributes);
        return send(fuse_entry_out.layout().byteSize(), Optional.empty());
    }

    /** GETATTR, SETATTR: it is so. */
    public long replyAttributes(Attributes attributes) {
        MemorySegment out = answerBody();
        fuse_attr_out.attr_valid(out, 1);
        put(fuse_attr_out.attr(out), attributes);
        return send(fuse_attr_out.layout().byteSize(), Optional.empty());
    }

    private static void put(MemorySegment attr, Attributes attributes) {
        fuse_attr.ino(attr, attributes.inode());
        fuse_attr.size(attr, attributes.sizeBytes());
        fuse_attr.blocks(attr, (attributes.sizeBytes() + 511) / 512);
        fuse_attr.mode(attr, attributes.mode());
        fuse_attr.nlink(attr, 1);
        fuse_attr.blksize(attr, 4096);
    }

    /** OPEN, OPENDIR: opened, with FOPEN bits. */
    public long replyOpened(int flags) {
        MemorySegment out = answerBody();
        fuse_open_out.fh(out, 1);
        fuse_open_out.open_flags(out, flags);
        return send(fuse_open_out.layout().byteSize(), Optional.empty());
    }

    /** STATFS: a file system of so many bytes, all in use. */
    public long replyStatfs(long sizeBytes) {
        MemorySegment out = answerBody();
        fuse_kstatfs.blocks(out, sizeBytes / 4096);
        fuse_kstatfs.bsize(out, 4096);
        fuse_kstatfs.frsize(out, 4096);
        fuse_kstatfs.namelen(out, 255);
        return send(fuse_kstatfs.layout().byteSize(), Optional.empty());
    }

    /** The answer's data, for servers that change it. */
    public MemorySegment answerData(long lengthBytes) {
        return answer.segment().asSlice(ANSWER_AT, lengthBytes);
    }

    /** The bytes that are to be written, for servers that change them. */
    public MemorySegment writeData() {
        return body().asSlice(fuse_write_in.layout().byteSize(), writeBytes());
    }

    @Override
    public void close() {
        answer.close();
        request.close();
    }
}
