package plumbline.harness.oneshot;

import java.util.EnumSet;
import java.util.List;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.mem.IoVecs;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.file.FileShadow;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.verdict.Finding;

/** pread and pwrite. */
final class TransferVerbs {
    private static final long BLOCK_BYTES = 4096;
    private static final byte SEED = (byte) 0xcd;

    private TransferVerbs() {}

    static List<Verb> all() {
        return List.of(
                Verb.looking("pread", "b:qvFUV:", "[-qv] [-b SIZE] [-V VECTORS] OFFSET LENGTH", TransferVerbs::pread),
                Verb.changing(
                        "pwrite",
                        "b:S:qwWFODNV:",
                        "[-qwWOND] [-b SIZE] [-S BYTE] [-V VECTORS] OFFSET LENGTH",
                        TransferVerbs::pwrite));
    }

    /** A transfer in blocks, each of one vector or of several of a block's length. */
    private record Blocks(long bytes, int vectors) {
        static Blocks of(Arguments arguments) {
            long bytes = arguments.size('b').orElse(BLOCK_BYTES);
            long vectors = arguments.size('V').orElse(1);
            if (bytes <= 0 || vectors <= 0 || vectors > 1024 || bytes > Integer.MAX_VALUE / vectors) {
                throw arguments.wrong("-b must be positive and -V between 1 and 1024");
            }
            return new Blocks(bytes, (int) vectors);
        }

        long callBytes() {
            return bytes * vectors;
        }
    }

    private static void pread(Session session, Arguments arguments) {
        long offset = arguments.atMost(2).size(0, "offset");
        long length = arguments.size(1, "length");
        SessionFile file = session.file();
        file.demandJudged(offset + length);
        Blocks blocks = Blocks.of(arguments);
        Rate rate = new Rate();
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(blocks.callBytes())) {
            while (rate.bytes() < length) {
                long at = offset + rate.bytes();
                long asked = Math.min(blocks.callBytes(), length - rate.bytes());
                buffer.body().fill(Pattern.POISON);
                long result = read(file, buffer, blocks, asked, at);
                RefusedException.check("pread", result);
                rate.add(result);
                judge(session, file, new Reading(buffer.body(), 0, at, result), asked);
                if (arguments.has('v')) {
                    HexDump.print(session.out(), buffer.body(), 0, result, at);
                }
                if (result < asked) {
                    break;
                }
            }
        }
        session.moved(rate.operations(), rate.bytes());
        if (!arguments.has('q')) {
            rate.print(session.out(), "read", length, offset);
        }
    }

    private static void judge(Session session, SessionFile file, Reading reading, long asked) {
        String how = "pread of " + asked + "@" + reading.offset() + " of " + file.path();
        Judge.judge(session, file, how, reading);
        FileShadow shadow = file.shadow();
        long there = Math.clamp(shadow.sizeBytes() - reading.offset(), 0, asked);
        if (reading.lengthBytes() < there) {
            String message = how + " brought " + reading.lengthBytes() + " bytes, and the file has " + there + " there";
            session.found(Finding.of(FindingKind.SHORT_TRANSFER, message));
        }
    }

    private static long read(SessionFile file, AlignedBuffer buffer, Blocks blocks, long asked, long offset) {
        if (blocks.vectors() == 1) {
            return FileCalls.pread(file.fd(), buffer.address(), asked, offset);
        }
        try (IoVecs iovecs = new IoVecs(blocks.vectors())) {
            int count = divide(iovecs, buffer, blocks, asked);
            return FileCalls.preadv2(file.fd(), iovecs.address(), count, offset, 0);
        }
    }

    private static void pwrite(Session session, Arguments arguments) {
        SessionFile file = session.file();
        long asked = arguments.atMost(2).size(0, "offset");
        long offset = file.isAppending() ? file.shadow().sizeBytes() : asked;
        long length = arguments.size(1, "length");
        file.demandJudged(offset + length);
        Blocks blocks = Blocks.of(arguments);
        byte seed = (byte) arguments.size('S').orElse(SEED);
        Rate rate = new Rate();
        try (AlignedBuffer buffer = AlignedBuffer.ofAtLeast(blocks.callBytes())) {
            buffer.body().fill(seed);
            while (rate.bytes() < length) {
                long piece = Math.min(blocks.callBytes(), length - rate.bytes());
                long at = offset + rate.bytes();
                long result = write(file, buffer, blocks, piece, at, flags(arguments));
                written(file, at, piece, result, seed);
                RefusedException.check("pwrite", result);
                rate.add(result);
                if (result == 0 || arguments.has('O')) {
                    break;
                }
            }
        }
        session.moved(rate.operations(), rate.bytes());
        if (arguments.has('w') || arguments.has('W')) {
            RefusedException.check(
                    "fsync", arguments.has('W') ? FileCalls.fsync(file.fd()) : FileCalls.fdatasync(file.fd()));
        }
        if (!arguments.has('q')) {
            rate.print(session.out(), "wrote", length, offset);
        }
    }

    private static int flags(Arguments arguments) {
        return (arguments.has('D') ? RwFlag.bits(EnumSet.of(RwFlag.DSYNC)) : 0)
                | (arguments.has('N') ? RwFlag.bits(EnumSet.of(RwFlag.NOWAIT)) : 0);
    }

    /** What a write did to the file: of one that failed or came short, the rest may be old or new. */
    private static void written(SessionFile file, long offset, long asked, long result, byte seed) {
        long done = Math.max(0, result);
        if (done > 0) {
            file.shadow().bytes().asSlice(offset, done).fill(seed);
            file.shadow().written(offset, done);
        }
        file.shadow().doubt(offset + done, asked - done);
    }

    private static long write(
            SessionFile file, AlignedBuffer buffer, Blocks blocks, long asked, long offset, int flags) {
        if (blocks.vectors() == 1 && flags == 0) {
            return FileCalls.pwrite(file.fd(), buffer.address(), asked, offset);
        }
        try (IoVecs iovecs = new IoVecs(blocks.vectors())) {
            int count = divide(iovecs, buffer, blocks, asked);
            return FileCalls.pwritev2(file.fd(), iovecs.address(), count, offset, flags);
        }
    }

    private static int divide(IoVecs iovecs, AlignedBuffer buffer, Blocks blocks, long asked) {
        int count = 0;
        for (long at = 0; at < asked; at += blocks.bytes()) {
            iovecs.set(count, buffer.address() + at, Math.min(blocks.bytes(), asked - at));
            count++;
        }
        return count;
    }
}
