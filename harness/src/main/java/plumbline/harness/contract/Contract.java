package plumbline.harness.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.NodeKind;
import plumbline.loopctl.limits.LimitName;
import plumbline.loopctl.limits.Limits;

/**
 * What is legal on a target, by what it reports and by nothing else.
 *
 * @param sizeBytes the target's size
 * @param rule where the alignments come from
 * @param read alignments of reads
 * @param write alignments of writes
 */
public record Contract(long sizeBytes, Rule rule, Alignment read, Alignment write) {

    /** UIO_MAXIOV: more segments than this are refused by every kernel. */
    public static final int MOST_SEGMENTS = 1024;

    /** Where a contract's alignments come from. */
    public enum Rule {
        /** statx(2) reported them. */
        DIOALIGN,
        /** statx(2) said that there is no direct I/O. */
        NO_DIRECT_IO,
        /** A block device that reports nothing (before 6.1): open(2)'s rule, everything by the logical block. */
        LOGICAL_BLOCK,
        /** A file system that reports nothing: its block size, and both refusal and buffered fall-back are right. */
        FILE_SYSTEM_BLOCK
    }

    /**
     * What must be aligned to what.
     *
     * @param memoryBytes the address of each segment
     * @param offsetBytes the file offset, and the length of each segment
     */
    public record Alignment(long memoryBytes, long offsetBytes) {}

    /** The contract of a target that reports these limits. */
    public static Contract of(Node target, Limits limits) {
        OptionalLong memory = limits.value(LimitName.MEMORY_ALIGN);
        OptionalLong offset = limits.value(LimitName.OFFSET_ALIGN);
        if (memory.isPresent() && offset.isPresent()) {
            if (memory.getAsLong() == 0 || offset.getAsLong() == 0) {
                Alignment page = new Alignment(4096, 4096);
                return new Contract(target.sizeBytes(), Rule.NO_DIRECT_IO, page, page);
            }
            long readOffset = limits.value(LimitName.READ_OFFSET_ALIGN).orElse(0);
            return new Contract(
                    target.sizeBytes(),
                    Rule.DIOALIGN,
                    new Alignment(memory.getAsLong(), readOffset == 0 ? offset.getAsLong() : readOffset),
                    new Alignment(memory.getAsLong(), offset.getAsLong()));
        }
        boolean block = target.kind() == NodeKind.BLOCK;
        long unit = limits.value(block ? LimitName.LOGICAL_BLOCK : LimitName.FILE_SYSTEM_BLOCK)
                .orElse(4096);
        Alignment same = new Alignment(unit, unit);
        return new Contract(target.sizeBytes(), block ? Rule.LOGICAL_BLOCK : Rule.FILE_SYSTEM_BLOCK, same, same);
    }

    /** Whether nothing says what the target takes: a refusal with EINVAL is as right as being carried out. */
    public boolean mayRefuse() {
        return rule == Rule.FILE_SYSTEM_BLOCK;
    }

    /** What it asks for, for people: {@code address 512, offset 4096 (read 512), by DIOALIGN}. */
    @Override
    public String toString() {
        String odd = read.offsetBytes() == write.offsetBytes() ? "" : " (read " + read.offsetBytes() + ")";
        return rule == Rule.NO_DIRECT_IO
                ? "no direct I/O"
                : "address " + write.memoryBytes() + ", offset " + write.offsetBytes() + odd + ", by " + rule;
    }

    /** The same target through the page cache: nothing need be aligned. */
    public Contract unaligned() {
        Alignment any = new Alignment(1, 1);
        return new Contract(sizeBytes, rule, any, any);
    }

    public Alignment alignment(Direction direction) {
        return direction == Direction.READ ? read : write;
    }

    /** A length and offset that is legal for reads and writes alike. */
    public long unitBytes() {
        return Math.max(read.offsetBytes(), write.offsetBytes());
    }

    /** The memory alignment that is legal for reads and writes alike. */
    public long memoryBytes() {
        return Math.max(read.memoryBytes(), write.memoryBytes());
    }

    /** The whole units that a shape touches, as one segment at the start of a page; empty beyond the end. */
    public Optional<Shape> plain(Shape shape) {
        long unit = unitBytes();
        long size = sizeBytes / unit * unit;
        long from = shape.offset() / unit * unit;
        long to = Math.min(size, (shape.offset() + shape.lengthBytes() + unit - 1) / unit * unit);
        return from < to
                ? Optional.of(new Shape(shape.direction(), from, Segments.single(0, to - from)))
                : Optional.empty();
    }

    /** Whether a shape keeps the contract; {@link #legality} says why not. */
    public boolean isLegal(Shape shape) {
        return isLegal(shape.direction(), shape.offset(), shape.segments());
    }

    /** {@link #isLegal(Shape)} by its parts. */
    public boolean isLegal(Direction direction, long offset, Segments segments) {
        Alignment alignment = alignment(direction);
        long odd = offset % alignment.offsetBytes();
        for (int i = 0; i < segments.count(); i++) {
            odd |= segments.memoryOffset(i) % alignment.memoryBytes();
            odd |= segments.lengthBytes(i) % alignment.offsetBytes();
        }
        return odd == 0 && segments.count() <= MOST_SEGMENTS;
    }

    /** Whether a shape keeps the contract, and if not, which rules it breaks. */
    public Legality legality(Shape shape) {
        Alignment alignment = alignment(shape.direction());
        List<String> broken = new ArrayList<>();
        if (shape.offset() % alignment.offsetBytes() != 0) {
            broken.add("offset must be a multiple of " + alignment.offsetBytes() + ": offset=" + shape.offset());
        }
        if (shape.segments().count() > MOST_SEGMENTS) {
            broken.add("a request has at most " + MOST_SEGMENTS + " segments: segments="
                    + shape.segments().count());
        }
        for (int i = 0; i < shape.segments().count(); i++) {
            long memory = shape.segments().memoryOffset(i);
            long length = shape.segments().lengthBytes(i);
            if (memory % alignment.memoryBytes() != 0) {
                broken.add("address of segment " + i + " must be a multiple of " + alignment.memoryBytes()
                        + ": address=page+" + memory);
            }
            if (length % alignment.offsetBytes() != 0) {
                broken.add("length of segment " + i + " must be a multiple of " + alignment.offsetBytes() + ": length="
                        + length);
            }
        }
        return broken.isEmpty() ? new Legality.Legal() : new Legality.Illegal(broken);
    }
}
