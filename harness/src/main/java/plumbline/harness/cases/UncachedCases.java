package plumbline.harness.cases;

import java.util.EnumSet;
import java.util.List;
import plumbline.bindings.mem.Mapping;
import plumbline.bindings.mem.Residency;
import plumbline.bindings.sys.Advice;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.RangeCalls;
import plumbline.bindings.sys.RwFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.check.FindingKind;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/**
 * RWF_DONTCACHE (6.14): buffered requests whose pages go when they are done with. What was in the page cache before, and
 * not yet in the file, must not go with them. That none stays is an attempt (preadv2(2)), so it is noted.
 */
final class UncachedCases {
    private static final long MOST_BYTES = 256 << 10;
    private static final long PAGE_BYTES = Mapping.PAGE_BYTES;

    private UncachedCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "flags.dontcache",
                        "buffered requests with RWF_DONTCACHE see and leave what others do: nothing that is dirty is"
                                + " dropped, and what was written is in the file behind an fsync",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        UncachedCases::exercise)
                .withEngines(UncachedCases::isBuffered));
    }

    private static boolean isBuffered(EngineSpec engine) {
        return engine.has(EngineOption.BUFFERED) && !engine.traits().flags().isEmpty();
    }

    private static void exercise(Exercise exercise) {
        long unit = Math.max(PAGE_BYTES, exercise.recipe().contract().unitBytes());
        long length = Math.min(MOST_BYTES, exercise.recipe().contract().sizeBytes() / unit * unit);
        Answers.demandRoom(exercise, unit);
        try (Fd direct = Fd.open(exercise.stack().target().path(), OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
                LooseRequests requests = new LooseRequests(exercise, SlotNeeds.anonymous(1, length, 1, length));
                Piece before = new Piece(direct, 0, length)) {
            try {
                readDirty(exercise, requests, direct, length);
                readUncached(exercise, requests, direct, length);
                write(exercise, requests, direct, length);
            } finally {
                before.putBack(direct);
            }
        }
    }

    private static Shape shape(Direction direction, long length) {
        return new Shape(direction, 0, Segments.single(0, length)).withFlags(EnumSet.of(RwFlag.DONTCACHE));
    }

    /** What is in the page cache alone is read, and still comes to the file. */
    private static void readDirty(Exercise exercise, LooseRequests requests, Fd direct, long length) {
        try (Piece content = new Piece(direct, 0, length)) {
            content.scrambled(exercise.recipe().random()).putBack(requests.target());
            read(exercise, requests, content, "of dirty pages");
            sync(requests.target());
            expect(exercise, content.isStillIn(direct), "a read of dirty pages kept them from the file");
        }
    }

    private static void readUncached(Exercise exercise, LooseRequests requests, Fd direct, long length) {
        try (Piece content = new Piece(direct, 0, length)) {
            content.scrambled(exercise.recipe().random()).putBack(direct);
            SyscallException.check(
                    "posix_fadvise",
                    requests.target().name(),
                    RangeCalls.advise(requests.target(), 0, 0, Advice.DONTNEED));
            read(exercise, requests, content, "of what is not cached");
            noteCached(exercise, requests.target(), length, "a read");
            expect(exercise, content.isStillIn(direct), "a read changed the file");
        }
    }

    private static void read(Exercise exercise, LooseRequests requests, Piece content, String what) {
        Shape shape = shape(Direction.READ, content.bytes().byteSize());
        if (isWhole(exercise, shape, requests.one(shape))) {
            var memory = requests.memory(BufferKind.ANONYMOUS).body();
            expect(exercise, memory.mismatch(content.bytes()) < 0, "a read " + what + " brought wrong bytes");
        }
    }

    private static void write(Exercise exercise, LooseRequests requests, Fd direct, long length) {
        try (Piece content = new Piece(direct, 0, length)) {
            content.scrambled(exercise.recipe().random());
            requests.memory(BufferKind.ANONYMOUS).body().copyFrom(content.bytes());
            Shape shape = shape(Direction.WRITE, length);
            if (isWhole(exercise, shape, requests.one(shape))) {
                expect(
                        exercise,
                        content.isStillIn(requests.target()),
                        "a plain read behind a write brought other bytes");
                sync(requests.target());
                expect(exercise, content.isStillIn(direct), "a write was not in the file behind its fsync");
                noteCached(exercise, requests.target(), length, "a write");
            }
        }
    }

    private static boolean isWhole(Exercise exercise, Shape shape, long answer) {
        Answers.demandSupport(answer, RwFlag.DONTCACHE);
        return Answers.demandWhole(exercise, shape, answer);
    }

    private static void sync(Fd target) {
        SyscallException.check("fsync", target.name(), FileCalls.fsync(target));
    }

    private static void noteCached(Exercise exercise, Fd target, long length, String what) {
        long pages = Residency.pages(target, 0, length);
        if (pages > 0) {
            exercise.note("cached", what + " with DONTCACHE left " + pages + " pages in the page cache");
        }
    }

    private static void expect(Exercise exercise, boolean right, String wrong) {
        if (!right) {
            exercise.found(Finding.of(FindingKind.WRONG_DATA, wrong + ", with RWF_DONTCACHE"));
        }
    }
}
