package plumbline.harness.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.OpenFlag;
import plumbline.bindings.sys.SyscallException;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.loopctl.host.Host;

/** What every engine promises, with every option alone and with some together, on a real file. */
class EngineContractTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    /** Those that this kernel has; what they need of it is a requirement, which a run would skip for. */
    static List<EngineSpec> engines() {
        List<EngineSpec> specs = new ArrayList<>(EngineSpec.plain());
        for (EngineKind kind : EngineKind.values()) {
            kind.options().forEach(option -> specs.add(EngineSpec.of(kind, option)));
        }
        List.of(
                        "uring:async,provided,files",
                        "uring:link,sqpoll,files",
                        "uring-vector:link,drain,defer-taskrun",
                        "uring-vector:async,iopoll",
                        "uring-fixed:vector,lead-odd",
                        "uring-fixed:sqpoll,lead-page")
                .forEach(text -> specs.add(EngineSpec.parse(text)));
        return specs.stream()
                .filter(spec -> spec.requirements().stream()
                        .allMatch(requirement -> requirement.check(Host.live()).isEmpty()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldCompleteEachRequestOnceWithItsBytes(EngineSpec spec) throws IOException {
        Map<Long, Long> results = new TreeMap<>();
        try (Fd fd = file(spec);
                SlotPool slots = new SlotPool(16, 4096, 4, 4096);
                Engine engine = spec.open(new EngineTarget(fd, slots))) {
            for (int round = 0; round < 4; round++) {
                for (int i = 0; i < 16; i++) {
                    IoSlot slot = slots.take();
                    slot.load(round * 16 + i + 1, Shape.write(i * 4096L, Segments.single(0, 4096)));
                    slot.buffer().body().fill((byte) (round * 16 + i));
                    engine.submit(slot);
                }
                drain(engine, slots, results);
            }
        }
        assertThat(results).hasSize(64);
        if (isPolledInVain(spec, results)) {
            return;
        }
        assertThat(results.values()).containsOnly(4096L);
        byte[] content = Files.readAllBytes(folder.resolve("file"));
        for (int i = 0; i < 16; i++) {
            assertThat(content[i * 4096 + 77]).isEqualTo((byte) (48 + i));
        }
    }

    /** A disk that cannot be polled answers EOPNOTSUPP to every request. */
    private static boolean isPolledInVain(EngineSpec spec, Map<Long, Long> results) {
        return spec.has(EngineOption.IOPOLL)
                && results.values().stream().allMatch(result -> result == Errno.EOPNOTSUPP.asResult());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldReadIntoTheAddressesThatWereGiven(EngineSpec spec) throws IOException {
        try (Fd fd = file(spec);
                SlotPool slots = new SlotPool(1, 16384, 4, 8192);
                Engine engine = spec.open(new EngineTarget(fd, slots))) {
            Segments segments = spec.traits().vectored()
                    ? Segments.of(List.of(new Segment(8192, 512), new Segment(512, 1024)))
                    : Segments.single(512, 1024);
            IoSlot slot = slots.take();
            slot.buffer().body().fill((byte) 0x11);
            slot.load(1, Shape.read(512, segments));
            engine.submit(slot);
            Map<Long, Long> results = new TreeMap<>();
            drain(engine, slots, results);

            if (isPolledInVain(spec, results)) {
                return;
            }
            assertThat(results).containsEntry(1L, segments.totalBytes());
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 511)).isEqualTo((byte) 0x11);
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 512)).isZero();
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 1535)).isZero();
            assertThat(slot.buffer().body().get(ValueLayout.JAVA_BYTE, 1536)).isEqualTo((byte) 0x11);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldMoveBytesThroughEveryKindOfMemoryThatItTakes(EngineSpec spec) throws IOException {
        for (BufferKind kind : spec.traits().buffers()) {
            if (kind == BufferKind.HUGETLB || spec.has(EngineOption.IOPOLL)) {
                continue;
            }
            SlotNeeds needs = new SlotNeeds(1, 16384, 1, 8192, EnumSet.of(kind), folder);
            try (Fd fd = file(spec);
                    SlotPool slots = new SlotPool(needs);
                    Engine engine = spec.open(new EngineTarget(fd, slots))) {
                IoSlot slot = slots.take();
                slot.load(1, Shape.write(512, Segments.single(1024, 8192)).withBuffer(kind));
                slot.buffer().body().fill((byte) 0x22);
                slot.arm();
                engine.submit(slot);
                Map<Long, Long> results = new TreeMap<>();
                drain(engine, slots, results);
                slot.disarm();

                if (kind == BufferKind.HOLE) {
                    assertThat(results.get(1L)).isIn(Errno.EFAULT.asResult(), 3072L);
                } else {
                    assertThat(results).containsEntry(1L, 8192L);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldHandOnRefusalsAsNumbers(EngineSpec spec) throws IOException {
        try (Fd fd = Fd.open(Files.write(folder.resolve("file"), new byte[4096]), OpenFlag.O_RDONLY);
                SlotPool slots = new SlotPool(1, 4096, 1, 4096)) {
            if (spec.kind() == EngineKind.MMAP) {
                assertThatThrownBy(() -> spec.open(new EngineTarget(fd, slots)))
                        .isInstanceOf(SyscallException.class)
                        .hasMessage("mmap of 4096@0 on " + fd.name() + " failed: EACCES (13)");
                return;
            }
            try (Engine engine = spec.open(new EngineTarget(fd, slots))) {
                IoSlot slot = slots.take();
                slot.load(1, Shape.write(0, Segments.single(0, 4096)));
                engine.submit(slot);
                Map<Long, Long> results = new TreeMap<>();
                drain(engine, slots, results);

                assertThat(results).containsEntry(1L, Errno.EBADF.asResult());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldStopWaitingWhenTheTimeIsOver(EngineSpec spec) throws IOException {
        try (Fd fd = file(spec);
                SlotPool slots = new SlotPool(2, 4096, 1, 4096);
                Engine engine = spec.open(new EngineTarget(fd, slots))) {
            long before = System.nanoTime();

            assertThat(engine.reap(1, SECOND / 50, new Recorder(slots, new TreeMap<>())))
                    .isZero();
            assertThat(System.nanoTime() - before).isLessThan(5 * SECOND);
        }
    }

    private Fd file(EngineSpec spec) throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1 << 16]);
        return spec.has(EngineOption.IOPOLL)
                ? Fd.open(file, OpenFlag.O_RDWR, OpenFlag.O_DIRECT)
                : Fd.open(file, OpenFlag.O_RDWR);
    }

    private static void drain(Engine engine, SlotPool slots, Map<Long, Long> results) {
        long deadline = System.nanoTime() + 10 * SECOND;
        while (slots.inFlight() > 0) {
            assertThat(System.nanoTime()).as("all completions within 10 s").isLessThan(deadline);
            engine.reap(1, SECOND, new Recorder(slots, results));
        }
    }

    private record Recorder(SlotPool slots, Map<Long, Long> results) implements CompletionSink {
        @Override
        public void completed(IoSlot slot, long result) {
            assertThat(results).doesNotContainKey(slot.requestId());
            results.put(slot.requestId(), result);
            slots.release(slot);
        }

        @Override
        public void unexpected(long requestId, long result) {
            throw new AssertionError("nobody asked for #" + requestId);
        }
    }
}
