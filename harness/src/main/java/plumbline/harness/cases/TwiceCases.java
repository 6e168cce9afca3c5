package plumbline.harness.cases;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Errno;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineOption;
import plumbline.harness.engine.SlotNeeds;
import plumbline.harness.pattern.Pattern;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.layer.NodeKind;

/**
 * Requests that have the same memory in several segments. A write brings the same bytes to each of their places. A read
 * leaves in each aligned word of the memory what one of its places holds: the kernel says nothing of which one.
 */
final class TwiceCases {
    private static final long PAGE_BYTES = 4096;
    private static final int MOST_SEGMENTS = 257;

    private TwiceCases() {}

    static List<CaseSpec> all() {
        return List.of(CaseSpec.procedure(
                        "memory.twice",
                        "memory that lies in several segments of a request is written to each of their places, and read"
                                + " from one of them, word by word",
                        stack -> stack.gives() != NodeKind.FOLDER,
                        TwiceCases::exercise)
                .withEngines(engine -> engine.traits().vectored()
                        && engine.traits().direct()
                        && !engine.has(EngineOption.LINK)
                        && !engine.has(EngineOption.IOPOLL)));
    }

    private static void exercise(Exercise exercise) {
        Contract contract = exercise.recipe().contract();
        long least = Math.max(contract.unitBytes(), contract.memoryBytes());
        long page = Math.max(PAGE_BYTES, least);
        long longest = MOST_SEGMENTS * page;
        Answers.demandRoom(exercise, longest);
        List<Segments> all = new ArrayList<>(lays(least));
        all.addAll(lays(page));
        try (LooseRequests requests =
                        new LooseRequests(exercise, SlotNeeds.anonymous(1, 3 * page, MOST_SEGMENTS, longest));
                Piece before = new Piece(requests.target(), 0, longest)) {
            try {
                for (Segments segments : all) {
                    write(exercise, requests, segments);
                    read(exercise, requests, segments);
                }
            } finally {
                before.putBack(requests.target());
            }
        }
    }

    /** The same piece twice, three times, and more often than a bio has vectors; pieces that overlap by a half. */
    private static List<Segments> lays(long bytes) {
        Segment first = new Segment(0, bytes);
        return List.of(
                Segments.of(List.of(first, first)),
                Segments.of(List.of(first, first, first)),
                Segments.of(List.of(new Segment(0, 2 * bytes), new Segment(bytes, 2 * bytes))),
                Segments.of(List.of(new Segment(bytes, bytes), new Segment(0, 2 * bytes), first)),
                Segments.of(Collections.nCopies(MOST_SEGMENTS, first)));
    }

    private static void write(Exercise exercise, LooseRequests requests, Segments segments) {
        AlignedBuffer memory = requests.memory(BufferKind.ANONYMOUS);
        Piece.scramble(memory.body(), exercise.recipe().random());
        byte[] source = memory.body().toArray(ValueLayout.JAVA_BYTE);
        Shape shape = Shape.write(0, segments);
        if (Answers.demandWhole(exercise, shape, requests.one(shape))) {
            try (Piece now = new Piece(requests.target(), 0, segments.totalBytes())) {
                long at = 0;
                for (Segment segment : segments.asList()) {
                    MemorySegment wanted =
                            MemorySegment.ofArray(source).asSlice(segment.memoryOffset(), segment.length());
                    expect(exercise, shape, wanted.mismatch(now.bytes().asSlice(at, segment.length())) < 0);
                    at += segment.length();
                }
            }
        }
        boolean intact = memory.body().mismatch(MemorySegment.ofArray(source)) < 0;
        keep(exercise, shape, memory, intact);
    }

    private static void read(Exercise exercise, LooseRequests requests, Segments segments) {
        AlignedBuffer memory = requests.memory(BufferKind.ANONYMOUS);
        memory.body().fill(Pattern.POISON);
        Shape shape = new Shape(Direction.READ, 0, segments);
        try (Piece content = new Piece(requests.target(), 0, segments.totalBytes())
                .scrambled(exercise.recipe().random())
                .putBack(requests.target())) {
            long answer = requests.one(shape);
            if (answer == Errno.EIO.asResult() && Checksums.areIn(exercise.stack())) {
                exercise.note("checksum", shape + " changed its memory itself while its checksum was taken");
            } else if (Answers.demandWhole(exercise, shape, answer)) {
                expect(exercise, shape, isOfOnePlaceEach(memory.body(), segments, content.bytes()));
            }
        }
        long end = segments.footprintBytes();
        MemorySegment behind = memory.body().asSlice(end);
        boolean intact =
                behind.byteSize() == 0 || behind.mismatch(MemorySegment.ofArray(poison(behind.byteSize()))) < 0;
        keep(exercise, shape, memory, intact);
    }

    private static byte[] poison(long bytes) {
        byte[] poison = new byte[(int) bytes];
        MemorySegment.ofArray(poison).fill(Pattern.POISON);
        return poison;
    }

    private static boolean isOfOnePlaceEach(MemorySegment memory, Segments segments, MemorySegment content) {
        BitSet right = new BitSet();
        long from = 0;
        for (Segment segment : segments.asList()) {
            for (long i = 0; i < segment.length(); i += Long.BYTES) {
                long at = segment.memoryOffset() + i;
                long word = memory.get(ValueLayout.JAVA_LONG, at);
                if (word == content.get(ValueLayout.JAVA_LONG, from + i)) {
                    right.set((int) (at / Long.BYTES));
                }
            }
            from += segment.length();
        }
        return right.nextClearBit(0) >= segments.footprintBytes() / Long.BYTES;
    }

    private static void expect(Exercise exercise, Shape shape, boolean right) {
        if (!right) {
            exercise.found(Finding.of(
                    FindingKind.WRONG_DATA, shape + ", whose segments share memory, brought bytes that are nobody's"));
        }
    }

    private static void keep(Exercise exercise, Shape shape, AlignedBuffer memory, boolean intact) {
        if (!intact || memory.firstDamage().isPresent()) {
            memory.restoreGuards();
            exercise.found(Finding.of(
                    FindingKind.STRAY_WRITE,
                    shape + ", whose segments share memory, changed memory that it had no business with"));
        }
    }
}
