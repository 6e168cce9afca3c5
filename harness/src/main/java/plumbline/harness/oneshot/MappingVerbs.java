package plumbline.harness.oneshot;

import java.util.List;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.FileMapping;
import plumbline.bindings.mem.FileMapping.Access;
import plumbline.bindings.mem.FileMapping.Sharing;
import plumbline.bindings.mem.FileMapping.Sync;
import plumbline.bindings.mem.FileMapping.Use;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.verdict.Finding;

/** mmap and what is done with mappings; offsets are the file's. */
final class MappingVerbs {
    private static final byte SEED = 'X';

    private MappingVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.looking("mmap", "rwxS", "[-rwxS] OFFSET LENGTH", MappingVerbs::mmap),
                Verb.looking("munmap", "", "", (session, arguments) -> session.unmap()),
                Verb.looking("mread", "fvr", "[-fv] [OFFSET LENGTH]", MappingVerbs::mread),
                Verb.changing("mwrite", "rS:", "[-S BYTE] [OFFSET LENGTH]", MappingVerbs::mwrite),
                Verb.looking("msync", "ais", "[-ais] [OFFSET LENGTH]", MappingVerbs::msync));
    }

    private static void mmap(Session session, Arguments arguments) {
        long offset = arguments.atMost(2).size(0, "offset");
        long length = arguments.size(1, "length");
        if (offset % Mapping.PAGE_BYTES != 0 || length <= 0) {
            throw arguments.wrong("a mapping must begin on a page and not be empty: offset=" + offset);
        }
        SessionFile file = session.file();
        file.demandJudged(offset + length);
        Use use = arguments.has('r') && !arguments.has('w') ? Use.READ : Use.READ_WRITE;
        Sharing sharing = arguments.has('S') ? Sharing.SHARED_SYNC : Sharing.SHARED;
        try {
            FileMapping memory = FileMapping.of(file.fd(), offset, length, sharing, use);
            session.map(new SessionMapping(file, offset, memory, use));
        } catch (SyscallException refused) {
            RefusedException.check("mmap", refused.result());
        }
    }

    private static void mread(Session session, Arguments arguments) {
        SessionMapping mapping = session.mapping();
        long offset = arguments.atMost(2).sizeOr(0, "offset", mapping.offset());
        long length = arguments.sizeOr(1, "length", mapping.memory().lengthBytes());
        mapping.demand(arguments, offset, length);
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(Math.max(1, length))) {
            buffer.body().fill(Pattern.POISON);
            Access access = mapping.memory().read(mapping.at(offset), buffer.body(), 0, length);
            session.moved(1, length);
            if (access == Access.GONE) {
                gone(session, mapping, "mread", offset, length);
                return;
            }
            judge(session, mapping, new Reading(buffer.body(), 0, offset, length));
            if (arguments.has('v') || arguments.has('f')) {
                long label = arguments.has('f') ? offset : mapping.at(offset);
                HexDump.print(session.out(), buffer.body(), 0, length, label);
            }
        }
    }

    /** The bytes of the file, and behind its end, up to the page's, zeros. */
    private static void judge(Session session, SessionMapping mapping, Reading reading) {
        String how = "mread of " + reading.lengthBytes() + "@" + reading.offset() + " of "
                + mapping.file().path();
        Judge.judge(session, mapping.file(), how, reading);
    }

    private static void mwrite(Session session, Arguments arguments) {
        SessionMapping mapping = session.mapping();
        long offset = arguments.atMost(2).sizeOr(0, "offset", mapping.offset());
        long length = arguments.sizeOr(1, "length", mapping.memory().lengthBytes());
        mapping.demand(arguments, offset, length);
        if (mapping.use() == Use.READ) {
            throw arguments.wrong("the current mapping is only for reading");
        }
        byte seed = (byte) arguments.size('S').orElse(SEED);
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(Math.max(1, length))) {
            buffer.body().fill(seed);
            Access access = mapping.memory().write(mapping.at(offset), buffer.body(), 0, length);
            session.moved(1, length);
            // What is written behind the file's end, on its last page, is nobody's.
            long kept = Math.clamp(mapping.file().shadow().sizeBytes() - offset, 0, length);
            if (access == Access.GONE) {
                mapping.file().shadow().doubt(offset, length);
                gone(session, mapping, "mwrite", offset, length);
            } else if (kept > 0) {
                mapping.file().shadow().bytes().asSlice(offset, kept).fill(seed);
                mapping.file().shadow().written(offset, kept);
            }
        }
    }

    /** A page that is not there is a breach of the contract only where the file has bytes. */
    private static void gone(Session session, SessionMapping mapping, String verb, long offset, long length) {
        String sentence = verb + " of " + length + "@" + offset + " of "
                + mapping.file().path() + " met a page that the kernel could not give (SIGBUS)";
        if (offset + length > Mapping.pagesUp(mapping.file().shadow().sizeBytes())) {
            throw new RefusedException(sentence + ": it lies beyond the end of the file");
        }
        session.found(Finding.of(FindingKind.CONTRACT_BROKEN, sentence + ", and the file has bytes there"));
    }

    private static void msync(Session session, Arguments arguments) {
        SessionMapping mapping = session.mapping();
        long offset = arguments.atMost(2).sizeOr(0, "offset", mapping.offset());
        long length = arguments.sizeOr(1, "length", mapping.memory().lengthBytes());
        mapping.demand(arguments, offset, length);
        RefusedException.check("msync", mapping.memory().sync(mapping.at(offset), length, how(arguments)));
    }

    private static Sync how(Arguments arguments) {
        if (arguments.has('a')) {
            return Sync.ASYNC;
        }
        if (!arguments.has('i')) {
            return Sync.SYNC;
        }
        return arguments.has('s') ? Sync.SYNC_INVALIDATE : Sync.INVALIDATE;
    }
}
