package plumbline.harness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.bindings.mem.AlignedBuffer;
import plumbline.bindings.sys.Fd;
import plumbline.bindings.sys.FileCalls;
import plumbline.bindings.sys.FileStatus;
import plumbline.bindings.sys.OpenFlag;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Workshop;
import plumbline.loopctl.ledger.Ledger;
import plumbline.loopctl.ledger.LedgerFolder;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.stack.StackBuilder;
import plumbline.loopctl.stack.StackSpec;
import plumbline.loopctl.testing.Requires;

/** Traces of what this process itself does, on the kernel that it runs on. */
@Requires({"root", "tracefs", "loop"})
class TraceInstanceTest {
    @TempDir
    Path folder;

    private TraceFs tracing;
    private Ledger ledger;

    @BeforeEach
    void open() {
        tracing = TraceFs.find().orElseThrow();
        ledger = Ledger.open(LedgerFolder.of(folder.resolve("ledgers")), "test");
    }

    @Test
    void shouldShowTheBioOfARequest() {
        Workshop workshop = new Workshop(folder, ledger, Permissions.none());
        try (Stack stack = new StackBuilder(workshop).build(StackSpec.parse("file:1M | loop"));
                TraceInstance trace = TraceInstance.open(tracing, ledger, 256)) {
            Path target = stack.target().path();
            FileStatus.DeviceNumber device = FileStatus.of(target).special();
            trace.enable(BlockAction.QUEUED.event(), "dev == " + KernelEvent.kernelNumber(device));
            trace.start();
            write(target, 8192);
            trace.stop();

            assertThat(events(trace)).singleElement().isInstanceOfSatisfying(BlockEvent.class, event -> {
                assertThat(event.device()).isEqualTo(device);
                assertThat(event.sector()).isEqualTo(16);
                assertThat(event.lengthBytes()).isEqualTo(4096);
                assertThat(event.operation()).startsWith("W");
            });
        }
        ledger.close();
    }

    @Test
    void shouldSayWhenAKernelHasNoSuchEvent() {
        try (TraceInstance trace = TraceInstance.open(tracing, ledger, 64)) {
            assertThat(trace.enable(new EventName("block", "block_bio_lost"))).isFalse();
        }
        ledger.close();
    }

    @Test
    void shouldLeaveNothingBehind() {
        Path instance;
        try (TraceInstance _ = TraceInstance.open(tracing, ledger, 64)) {
            instance = tracing.root().resolve("instances/plumb_" + ledger.token() + "_1");
            assertThat(instance).exists();
        }
        ledger.close();

        assertThat(Files.exists(instance)).isFalse();
    }

    private static void write(Path target, long offset) {
        try (Fd fd = Fd.open(target, OpenFlag.O_RDWR, OpenFlag.O_DIRECT);
                AlignedBuffer buffer = AlignedBuffer.ofAtLeast(4096)) {
            assertThat(FileCalls.pwrite(fd, buffer.address(), 4096, offset)).isEqualTo(4096);
        }
    }

    private static List<KernelEvent> events(TraceInstance trace) {
        List<KernelEvent> events = new ArrayList<>();
        trace.drain(traced -> Optional.of(traced).flatMap(KernelEvents::read).ifPresent(events::add));
        return events;
    }
}
