package plumbline.harness.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumbline.bindings.sys.Errno;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.plan.Direction;
import plumbline.harness.plan.Segments.Segment;
import plumbline.harness.probe.Disagreement.Weight;
import plumbline.harness.probe.ProbeSpec.Tries;
import plumbline.harness.run.KernelRange;
import plumbline.loopctl.host.Command;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.layer.Node;
import plumbline.loopctl.layer.Permissions;
import plumbline.loopctl.layer.Permissions.Write;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** What is measured, against a plain C program that tries the same shapes. */
class ProbeTest {
    private static final KernelRange BLOCKS_ALONE = KernelRange.parse("6.0..6.12");
    private static final KernelRange ANY_ADDRESS = KernelRange.parse("6.18..");

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    /** Those of these that this kernel can make. */
    static List<String> stacks() {
        return Stream.of(
                        "file:16M | loop:dio",
                        "file:16M | loop:dio,bs=4k",
                        "zram:16M",
                        "file:16M",
                        "file:128M | loop | ext4 | file:16M",
                        "file:400M | loop | xfs | file:16M",
                        "brd:16M",
                        "brd:16M*2 | raid0:chunk=4k")
                .filter(Stacks::isPossible)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("stacks")
    @Requires({"root", "loop"})
    void shouldAgreeWithAProgramOfPlainSystemCalls(String text) throws IOException {
        try (Stack stack = stacks.build(text)) {
            List<Trial> trials = new ArrayList<>();
            Probe.run(new ProbeSpec(
                    stack.target().path(),
                    EnumSet.allOf(Tries.class),
                    new Permissions(Write.YES, Set.of(stack.target().path())),
                    trials::add));

            List<Long> answers = answers(stack.target().path(), trials);
            Node target = stack.target();
            Contract contract = Contract.of(target, LimitsReader.read(target, Host.live()));

            assertThat(answers).hasSameSizeAs(trials);
            assertThat(IntStream.range(0, trials.size())
                            .filter(i -> trials.get(i).result() != answers.get(i))
                            .filter(i -> !isKnown(trials.get(i), answers.get(i), contract))
                            .mapToObj(i -> trials.get(i) + ", C " + answers.get(i)))
                    .isEmpty();
        }
    }

    /**
     * What harness/docs/findings.md has of registered memory, which is judged by rules of its own: refused off a block's
     * boundary until 6.12, and never refused since 6.18.
     */
    private static boolean isKnown(Trial trial, long answer, Contract contract) {
        long memory = trial.shape().segments().memoryOffset(0);
        boolean refused = trial.result() == Errno.EINVAL.asResult()
                && answer == trial.shape().lengthBytes()
                && memory % contract.unitBytes() != 0
                && BLOCKS_ALONE.has(Host.live().kernelRelease());
        boolean taken = trial.isAccepted()
                && answer == Errno.EINVAL.asResult()
                && memory % contract.memoryBytes() != 0
                && ANY_ADDRESS.has(Host.live().kernelRelease());
        return trial.engine().kind() == EngineKind.URING_FIXED && (refused || taken);
    }

    /** What the C program is answered to the same shapes. */
    private List<Long> answers(Path target, List<Trial> trials) throws IOException {
        Path program = program();
        Path shapes = folder.resolve("shapes.txt");
        Files.writeString(shapes, trials.stream().map(ProbeTest::line).collect(Collectors.joining("\n")));
        Path answers = folder.resolve("answers.txt");
        Command.check(List.of("sh", "-c", program + " " + target + " < " + shapes + " > " + answers));
        return Files.readAllLines(answers).stream().map(Long::valueOf).toList();
    }

    /** Compiled here, or with the image of a guest, which has no compiler. */
    private Path program() {
        String compiled = System.getProperty("plumbline.shapes");
        if (compiled != null) {
            assumeTrue(Files.exists(Path.of(compiled)), "the image was made without a C compiler");
            return Path.of(compiled);
        }
        Path program = folder.resolve("shapes");
        Path source = Path.of("src/test/c/shapes.c").toAbsolutePath();
        Command.check(List.of("cc", "-O1", "-Wall", "-Wextra", "-Werror", "-o", program.toString(), source.toString()));
        return program;
    }

    private static String line(Trial trial) {
        StringBuilder line = new StringBuilder(trial.shape().direction() == Direction.READ ? "r " : "w ");
        List<Segment> segments = trial.shape().segments().asList();
        line.append(trial.shape().offset()).append(' ').append(segments.size());
        segments.forEach(segment ->
                line.append(' ').append(segment.memoryOffset()).append(' ').append(segment.length()));
        return line.toString();
    }

    @Test
    void shouldPutBackWhatAWriteReplaced() throws IOException {
        Path file = folder.resolve("content");
        byte[] content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        Files.write(file, content);

        ProbeReport report = Probe.run(
                new ProbeSpec(file, EnumSet.of(Tries.WRITES), new Permissions(Write.YES, Set.of(file)), _ -> {}));

        assertThat(report.measured().get("pread")).containsOnlyKeys("read", "write");
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void shouldWriteNothingUnlessAsked() throws IOException {
        Path file = folder.resolve("content");
        byte[] content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        Files.write(file, content);
        List<Trial> trials = new ArrayList<>();

        Probe.run(new ProbeSpec(file, Set.of(), Permissions.none(), trials::add));

        assertThat(trials)
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.shape().direction()).isEqualTo(Direction.READ));
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void shouldNotCallUniformContentRight() throws IOException {
        Path file = folder.resolve("zeros");
        Files.write(file, new byte[1 << 20]);

        ProbeReport report = Probe.run(new ProbeSpec(file, Set.of(), Permissions.none(), _ -> {}));

        assertThat(report.measured().values())
                .isNotEmpty()
                .allSatisfy(directions -> assertThat(directions.values())
                        .extracting(measured -> measured.data().verdict())
                        .containsOnly(Measured.Verdict.NOT_CHECKABLE));
        assertThat(report.disagreements())
                .noneMatch(one -> one.weight() == Weight.CORRUPTION || one.weight() == Weight.BROKEN);
    }

    @Test
    void shouldSayInASentenceWhatCannotBeProbed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty"));
        Path pipe = folder.resolve("pipe");
        Command.check(List.of("mkfifo", pipe.toString()));

        assertThatThrownBy(() -> probe(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a target must hold ")
                .hasMessageEndingWith("bytes to be probed: sizeBytes=0, target=" + empty);
        assertThatThrownBy(() -> probe(folder))
                .hasMessage("only a block device or a regular file can be probed: " + folder + " is a directory");
        assertThatThrownBy(() -> probe(pipe))
                .hasMessage("only a block device or a regular file can be probed: " + pipe + " is neither");
        assertThatThrownBy(() -> probe(folder.resolve("nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it cannot be probed: statx on " + folder.resolve("nothing") + " failed: ENOENT (2)");
    }

    @Test
    void shouldSayInASentenceThatAFileWasShortenedMeanwhile() throws IOException {
        Path file = folder.resolve("content");
        Files.write(file, new byte[1 << 20]);

        assertThatThrownBy(() -> probe(file, () -> shorten(file)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the target is not there any more: " + file + " holds 0 bytes of 1048576");
    }

    @Test
    @Requires({"root", "loop"})
    void shouldSayInASentenceThatADeviceLostItsFileMeanwhile() {
        try (Stack stack = stacks.build("file:1M | loop:dio")) {
            Path device = stack.target().path();
            Path file = stack.levels().getFirst().attached().node().path();

            assertThatThrownBy(() -> probe(device, () -> shorten(file)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the target is not there any more: the file below " + device + ", " + file
                            + ", holds 0 bytes of 1048576");
        }
    }

    private static void shorten(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Probes, and does something once the first shape was tried. */
    private static void probe(Path path, Runnable meanwhile) {
        boolean[] done = new boolean[1];
        Probe.run(new ProbeSpec(path, Set.of(), Permissions.none(), _ -> {
            if (!done[0]) {
                done[0] = true;
                meanwhile.run();
            }
        }));
    }

    private static void probe(Path path) {
        Probe.run(new ProbeSpec(path, Set.of(), Permissions.none(), _ -> {}));
    }
}
