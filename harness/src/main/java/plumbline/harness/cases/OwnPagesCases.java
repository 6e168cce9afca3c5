package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import plumbline.bindings.mem.TargetPages;
import plumbline.bindings.sys.Fd;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/**
 * Direct requests whose memory is a shared mapping of the file that they are for: of another part of it, and of the very
 * part. What a read brings is in the file, where the mapping lies, for the next direct read to find.
 */
final class OwnPagesCases {
    private static final long MOST_BYTES = 1 << 20;
    private static final long SOME_BYTES = 64 << 10;
    private static final long PAGE_BYTES = 4096;

    private OwnPagesCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "memory.own",
                        "a file's own pages, mapped, can be the memory of direct requests for it: the bytes are right in"
                                + " the mapping and in the file, and nobody waits for ever",
                        stack -> stack.gives() == NodeKind.FILE,
                        OwnPagesCases::exercise)
                .forBug("generic/647: a direct request that faults on pages of its own file (btrfs before 5.16, gfs2)")
                .withEngines(OwnPagesCases::takesAnyMemory));
    }

    private static boolean takesAnyMemory(EngineSpec engine) {
        return engine.traits().direct()
                && engine.options().isEmpty()
                && engine.traits().buffers().contains(BufferKind.HOLE);
    }

    private static void exercise(Exercise exercise) {
        Contract contract = exercise.recipe().contract();
        long unit = Math.max(PAGE_BYTES, contract.unitBytes());
        long most = Math.min(MOST_BYTES, contract.sizeBytes() / 4 / unit * unit);
        long middle = TargetPages.middle(contract.sizeBytes());
        if (most < unit || middle % unit != 0) {
            throw new CaseSkippedException(
                    "the target must hold four blocks, and its middle be one: sizeBytes=" + contract.sizeBytes());
        }
        Path path = exercise.stack().target().path();
        SlotNeeds needs = new SlotNeeds(1, most, 1, most, EnumSet.of(BufferKind.TARGET), path);
        try (Fd target = Fd.open(path, exercise.engine().traits().openFlags());
                Piece start = new Piece(target, 0, most);
                Piece pages = new Piece(target, middle, most)) {
            try {
                for (long length : new TreeSet<>(List.of(unit, Math.min(SOME_BYTES, most), most))) {
                    carryOut(exercise, needs, length, middle);
                }
            } finally {
                start.putBack(target);
                pages.putBack(target);
            }
        }
    }

    private static void carryOut(Exercise exercise, SlotNeeds needs, long length, long middle) {
        try (LooseRequests requests = new LooseRequests(exercise, needs)) {
            read(exercise, requests, 0, length);
            write(exercise, requests, 0, length);
            write(exercise, requests, middle, length);
            read(exercise, requests, middle, length);
        }
    }

    private static Shape shape(Direction direction, long offset, long length) {
        return new Shape(direction, offset, Segments.single(0, length)).withBuffer(BufferKind.TARGET);
    }

    private static void read(Exercise exercise, LooseRequests requests, long offset, long length) {
        MemorySegment memory = requests.memory(BufferKind.TARGET).body().asSlice(0, length);
        long middle = TargetPages.middle(exercise.recipe().contract().sizeBytes());
        Shape shape = shape(Direction.READ, offset, length);
        try (Piece content = new Piece(requests.target(), offset, length)) {
            if (offset != middle) {
                content.scrambled(exercise.recipe().random()).putBack(requests.target());
                Piece.scramble(memory, exercise.recipe().random());
            }
            if (Answers.demandWhole(exercise, shape, requests.one(shape))) {
                expect(exercise, shape, memory, content.bytes(), "its memory");
                expectInFile(exercise, requests, shape, middle, content.bytes());
            }
        }
        keep(exercise, requests, shape);
    }

    private static void write(Exercise exercise, LooseRequests requests, long offset, long length) {
        MemorySegment memory = requests.memory(BufferKind.TARGET).body().asSlice(0, length);
        Piece.scramble(memory, exercise.recipe().random());
        MemorySegment source = MemorySegment.ofArray(memory.toArray(ValueLayout.JAVA_BYTE));
        Shape shape = shape(Direction.WRITE, offset, length);
        if (Answers.demandWhole(exercise, shape, requests.one(shape))) {
            expectInFile(exercise, requests, shape, offset, source);
        }
        expect(exercise, shape, memory, source, "its memory");
        keep(exercise, requests, shape);
    }

    private static void expectInFile(
            Exercise exercise, LooseRequests requests, Shape shape, long offset, MemorySegment wanted) {
        exercise.besideRequests("plain read behind " + shape);
        try (Piece now = new Piece(requests.target(), offset, wanted.byteSize())) {
            expect(exercise, shape, now.bytes(), wanted, "the file at " + offset);
        }
    }

    private static void expect(Exercise exercise, Shape shape, MemorySegment is, MemorySegment right, String where) {
        long wrong = is.mismatch(right);
        if (wrong >= 0) {
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA,
                    shape + ", whose memory is the file's own from its middle on, left wrong bytes in " + where
                            + ", the first " + wrong + " bytes in"));
        }
    }

    private static void keep(Exercise exercise, LooseRequests requests, Shape shape) {
        if (requests.memory(BufferKind.TARGET).firstDamage().isPresent()) {
            requests.memory(BufferKind.TARGET).restoreGuards();
            exercise.found(
                    Finding.of(FindingKind.STRAY_WRITE, shape + " changed memory outside of the file's own pages"));
        }
    }
}
