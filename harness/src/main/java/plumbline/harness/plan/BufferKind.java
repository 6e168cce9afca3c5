package plumbline.harness.plan;

import java.nio.file.Path;
import java.util.Locale;
import plumbline.bindings.mem.AlignedBuffer.Access;
import plumbline.bindings.mem.Backing;
import plumbline.bindings.mem.ExplicitHugePages;
import plumbline.bindings.mem.FilePages;
import plumbline.bindings.mem.RepeatedPages;
import plumbline.bindings.mem.SharedPages;
import plumbline.bindings.mem.TargetPages;
import plumbline.bindings.mem.TransparentHugePages;

/** What the memory of a request is made of, and what becomes of it while the request is in flight. */
public enum BufferKind {
    /** Anonymous memory, whatever pages the kernel makes it of. */
    ANONYMOUS,
    /** Transparent huge pages. */
    THP,
    /** Huge pages from the pool. */
    HUGETLB,
    /** Shared memory. */
    SHARED,
    /** The page cache of a file. */
    FILE,
    /** The page cache of the target itself, from its middle on. */
    TARGET,
    /** A little shared memory at many addresses, for requests that are longer than there is memory. */
    REPEATED,
    /** One page of it is not to be had while the request is in flight. */
    HOLE,
    /** One page of it is read only while the request is in flight. */
    READ_ONLY,
    /** Its content changes while the request is in flight. */
    CHANGING;

    /** As reports spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What its memory is made of.
     *
     * @param scratch a folder for what needs a file; for {@link #TARGET}, the target
     */
    public Backing backing(Path scratch) {
        return switch (this) {
            case THP -> new TransparentHugePages();
            case HUGETLB -> new ExplicitHugePages();
            case SHARED -> new SharedPages();
            case FILE -> new FilePages(scratch);
            case TARGET -> new TargetPages(scratch);
            case REPEATED -> new RepeatedPages();
            case ANONYMOUS, HOLE, READ_ONLY, CHANGING -> Backing.ANONYMOUS;
        };
    }

    /** What the page in the middle of the footprint is while a request is in flight. */
    public Access middleAccess() {
        return switch (this) {
            case HOLE -> Access.NONE;
            case READ_ONLY -> Access.READ_ONLY;
            case ANONYMOUS, THP, HUGETLB, SHARED, FILE, TARGET, REPEATED, CHANGING -> Access.READ_WRITE;
        };
    }

    /** Whether the kernel may find a page that it cannot use: EFAULT or a prefix is right then. */
    public boolean mayFault(Direction direction) {
        return this == HOLE || (this == READ_ONLY && direction == Direction.READ);
    }
}
