package plumbline.harness.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.bindings.sys.RwFlag;
import plumbline.harness.check.FindingKind;
import plumbline.harness.plan.BufferKind;
import plumbline.harness.plan.Flush;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.RangeControl.Way;
import plumbline.harness.plan.Segments;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.plan.Shape;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.Recordings;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

@Tag("host") // a guest has no C compiler
class EmitTest {
    private static final Shape WRITE = Shape.write(4096, Segments.single(512, 8192));
    private static final Shape READ = Shape.read(4096, Segments.single(1024, 8192));
    private static final Segments SPLIT = Segments.of(List.of(new Segment(512, 1536), new Segment(8192, 2560)));

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    static Stream<Recording> programs() {
        Shape vectorWrite = Shape.write(4096, SPLIT);
        Shape vectorRead = Shape.read(4096, SPLIT);
        return Stream.of(
                Recordings.of("file:4M", "pread", 1, WRITE, READ),
                Recordings.of("file:4M", "pread:buffered", 3, WRITE, READ, READ),
                Recordings.of(
                        "file:4M", "vector", 2, vectorWrite, vectorRead, vectorRead.withFlags(Set.of(RwFlag.HIPRI))),
                Recordings.of("file:4M", "aio", 2, vectorWrite, vectorRead, vectorRead),
                Recordings.of("file:4M", "uring", 4, WRITE, READ, WRITE, READ, READ),
                Recordings.of("file:4M", "uring:async,sqpoll", 1, WRITE, READ),
                Recordings.of(
                        "file:4M", "uring-vector:link,drain", 2, vectorWrite, vectorRead, vectorWrite, vectorRead),
                Recordings.of("file:4M", "uring-fixed:files,lead-page", 2, WRITE, READ),
                Recordings.of("file:4M", "uring:defer-taskrun", 1, WRITE.withBuffer(BufferKind.THP)),
                Recordings.of(FindingKind.SHORT_TRANSFER, "file:4M", "pread", 1, WRITE, READ),
                Recordings.of("file:4M", "vector", 1, appended(BufferKind.ANONYMOUS)),
                Recordings.of("file:4M", "vector", 1, appended(BufferKind.HOLE)),
                Recordings.of("file:4M", "uring-vector", 1, appended(BufferKind.HOLE)),
                Recordings.of(FindingKind.HANG, "file:4M", "uring", 1, WRITE, READ));
    }

    private static Shape appended(BufferKind memory) {
        Segments reversed =
                Segments.of(List.of(new Segment(8192, 4096), new Segment(4096, 4096), new Segment(0, 4096)));
        return Shape.write(0, reversed).withBuffer(memory).withFlags(Set.of(RwFlag.APPEND));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldBeAProgramThatFindsNothingOnACleanFile(Recording recording) throws IOException {
        Path program = compiled(recording);

        Command.Result ran = Command.run(List.of(program.toString(), target().toString()));

        assertThat(ran.output()).endsWith("the bug is not there");
        assertThat(ran.status()).isZero();
    }

    @Test
    void shouldEndWithOneWhenBytesAreOthers() throws IOException {
        Recording recording = Recordings.of("file:4M", "pread", 1, WRITE, READ);
        String source = Language.C
                .emit(recording)
                // A fault of the kernel's, played by the program itself: a byte of each read changes.
                .replace(
                        "        issue(first, next);",
                        "        issue(first, next);\n        if (requests[first].direction"
                                + " == READ) buffer[0][1024 + 700] ^= 1;");

        Command.Result ran = Command.run(List.of(compiled(source).toString(), target().toString()));

        assertThat(ran.output()).startsWith("BUG: request 2, read 8192@4096: wrong bytes\n  first at offset 4796\n");
        assertThat(ran.status()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "brd:8M*2 | raid0:chunk=4k",
                "null:8M | ext4 | file:4M",
                "zram:8M | loop:dio,order=old",
                "[file:4M, file:8M] | loop:bs=4k,ro | raid0:layout=original",
                "brd:512M | xfs:sector=4k,reflink=0 | file:4M",
                "tmpfs:8M | file:4M",
                "dev:/dev/sdz"
            })
    void shouldCompileWithEverySetUp(String stack) throws IOException {
        assertThat(compiled(Recordings.of(stack, "pread", 1, WRITE, READ))).isExecutable();
    }

    @Test
    @Requires({"root", "loop"})
    void shouldMakeItsStackAndTakeItDown() throws IOException {
        Path program = compiled(Recordings.of("file:4M | loop:dio", "uring", 1, WRITE, READ));

        Command.Result ran = Command.run(List.of(program.toString()));

        assertThat(ran.output()).isEqualTo("the bug is not there");
        assertThat(Command.run(List.of("losetup", "-a")).output()).doesNotContain("reproducer");
    }

    @Test
    @Requires({"root", "loop"})
    void shouldHoldTheFsyncOfATargetAgainstThatOfWhatItLiesOn() throws IOException {
        String source = Language.C.emit(
                Recordings.of(FindingKind.LOST_PROMISE, "file:1M | loop", Flush.BELOW, Flush.TARGET, Flush.BELOW));
        // A layer that fails, played by the program itself.
        String failing = source.replace(": flush_below(&target)", ": flush_below(&target) + EIO");

        try (Stack stack = stacks.build("file:1M | loop")) {
            String target = stack.target().path().toString();
            Command.Result honest = Command.run(List.of(compiled(source).toString(), target));
            Command.Result broken = Command.run(List.of(compiled(failing).toString(), target));

            assertThat(honest.output())
                    .contains("fsync of " + target + ": done")
                    .endsWith("the bug is not there");
            assertThat(honest.status()).isZero();
            assertThat(broken.output()).contains("BUG: expected the target's fsync to fail, received success");
            assertThat(broken.status()).isOne();
        }
    }

    @Test
    @Requires({"root", "loop"})
    void shouldLookAtEachSectorBehindRangesThatAreGivenBack() throws IOException {
        String source = Language.C.emit(Recordings.of(
                FindingKind.WRONG_DATA,
                "file:4M | loop",
                new RangeControl(Way.BLKDISCARD, 512, 1536),
                new RangeControl(Way.BLKZEROOUT, 1024, 512)));
        // A driver that zeroes a sector too many, played by the program itself.
        String greedy = source.replace(
                "int error = ioctl(target_fd, range->ioctl, bytes) ? errno : 0;",
                "int error = ioctl(target_fd, range->ioctl, (bytes[1] += 512, bytes)) ? errno : 0;\n    bytes[1] -= 512;");

        Command.Result honest = Command.run(List.of(compiled(source).toString()));
        Command.Result broken = Command.run(List.of(compiled(greedy).toString()));

        assertThat(honest.output())
                .startsWith("BLKDISCARD of 1536@512: done\nBLKZEROOUT of 512@1024: done\n")
                .endsWith("the bug is not there");
        assertThat(honest.status()).isZero();
        assertThat(broken.output()).contains("BUG: the sector at offset 2048 is not as it must be\n");
        assertThat(broken.status()).isOne();
    }

    @Test
    @Requires({"root", "loop"})
    void shouldEndWithOneWhenARangeThatMustBeTakenIsRefused() throws IOException {
        Recording recording = Recordings.of(
                FindingKind.CONTRACT_BROKEN, "file:4M | loop", new RangeControl(Way.BLKZEROOUT, 4096, 512));
        String refused = Language.C.emit(recording).replace(" ? errno : 0;", " ? errno : EIO;");

        Command.Result ran = Command.run(List.of(compiled(refused).toString()));

        assertThat(ran.output())
                .contains("BUG: expected BLKZEROOUT to be done, received Input/output error\n")
                .endsWith("the bug is there");
        assertThat(ran.status()).isOne();
    }

    @Test
    void shouldDemandATargetWhenItsStackCannotBeMade() throws IOException {
        Path program = compiled(Recordings.of("file:4M | fuse", "pread", 1, WRITE, READ));

        Command.Result ran = Command.run(List.of(program.toString()));

        assertThat(ran.output()).isEqualTo("cannot be tried here: a program cannot make a layer fuse: give a TARGET");
        assertThat(ran.status()).isEqualTo(77);
    }

    @Test
    @Requires({"root", "loop"})
    void shouldBeAScriptThatFindsNothingOnACleanDevice() throws IOException {
        Shape write = Shape.write(4096, Segments.single(0, 8192));
        Shape read = Shape.read(4096, Segments.single(4096, 8192));
        Path script = Files.writeString(
                folder.resolve("a.sh"), Language.SH.emit(Recordings.of("file:4M | loop:dio", "pread", 1, write, read)));

        Command.Result ran = Command.run(List.of("sh", script.toString()));

        assertThat(ran.output()).isEqualTo("""
                1: write 8192@4096 [8192@0]
                2: read 8192@4096 [8192@4096]
                the bug is not there""");
        assertThat(ran.status()).isZero();
    }

    @Test
    void shouldBeAJobOfFio() {
        Shape write = Shape.write(4096, Segments.single(0, 8192));
        Shape read = Shape.read(4096, Segments.single(0, 8192));

        assertThat(Language.FIO.emit(Recordings.of("file:4M", "uring:async", 1, write, read)))
                .contains("ioengine=io_uring\nforce_async=1\n")
                .endsWith("""

                        [read2]
                        stonewall
                        rw=read
                        offset=4096
                        size=8192
                        bs=8192
                        verify_pattern=0x00000001%o
                        """);
    }

    /** What a language has no words for, and how it says so. */
    record Refusal(Language language, Recording recording, String reason) {}

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal(Language.C, Recordings.of("file:4M", "mmap", 1, READ), "a reproducer has no engine mmap"),
                new Refusal(
                        Language.C,
                        Recordings.of(FindingKind.KERNEL_COMPLAINT, "file:4M", "pread", 1, READ),
                        "a reproducer cannot show a finding of kind KernelComplaint: it is the kernel's log or trace that"
                                + " shows it"),
                new Refusal(
                        Language.FIO,
                        Recordings.of(FindingKind.LOST_PROMISE, "file:4M | loop", Flush.TARGET),
                        "only a program in C has words for fsync, BLKDISCARD and BLKZEROOUT, and only without requests, for one"
                                + " of these sorts alone"),
                new Refusal(
                        Language.SH,
                        Recordings.of("file:4M", "pread", 1, READ),
                        "dd has its buffers on pages: read 8192@4096 [8192@1024]"),
                new Refusal(
                        Language.FIO,
                        Recordings.of("file:4M", "pread", 1, Shape.read(0, Segments.single(0, 4096))),
                        "fio verifies what one write of the same place and length left, and this read finds more:"
                                + " read 4096@0 [4096@0]"),
                new Refusal(
                        Language.FIO,
                        Recordings.of("file:4M", "uring", 2, READ, READ),
                        "fio cannot be told what is in flight together: depth=2"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void shouldRefuseWithTheReasonWhenTheLanguageHasNoWords(Refusal refusal) {
        assertThatThrownBy(() -> refusal.language().emit(refusal.recording()))
                .isInstanceOf(InexpressibleException.class)
                .hasMessage(refusal.reason());
    }

    private Path compiled(Recording recording) throws IOException {
        return compiled(Language.C.emit(recording));
    }

    private Path compiled(String text) throws IOException {
        Path source = Files.writeString(folder.resolve("a.c"), text);
        Path program = folder.resolve("a");
        Command.Result built = Command.run(List.of(
                "cc", "-O2", "-Wall", "-Wextra", "-Werror", "-pthread", "-o", program.toString(), source.toString()));
        assertThat(built.output()).isEmpty();
        return program;
    }

    private Path target() throws IOException {
        Path file = folder.resolve("target");
        try (RandomAccessFile made = new RandomAccessFile(file.toFile(), "rw")) {
            made.setLength(4 << 20);
        }
        return file;
    }
}
