package plumbline.harness.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import plumbline.harness.check.FindingKind;
import plumbline.harness.contract.Boundaries;
import plumbline.harness.contract.Contract;
import plumbline.harness.engine.EngineKind;
import plumbline.harness.engine.EngineSpec;
import plumbline.harness.engine.IoSlot;
import plumbline.harness.plan.Control;
import plumbline.harness.plan.Plan;
import plumbline.harness.plan.RangeControl;
import plumbline.harness.plan.Shape;
import plumbline.harness.verdict.Finding;
import plumbline.loopctl.host.Host;
import plumbline.loopctl.limits.LimitsReader;
import plumbline.loopctl.stack.Stack;
import plumbline.loopctl.testing.Requires;
import plumbline.loopctl.testing.Stacks;

/** Discards on a real loop device, whose file is edited before it is looked at. */
@Requires({"root", "loop"})
class DiscardsTest {
    private static final int BYTES = 3 << 20;

    @TempDir
    Path folder;

    @RegisterExtension
    final Stacks stacks = new Stacks(() -> folder);

    private final List<Finding> findings = new ArrayList<>();
    private final List<Control> controls = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void shouldFindNothingOnADeviceThatKeepsWhatItMustKeep() {
        try (Stack stack = stacks.build("file:3M | loop")) {
            Discards.carryOut(new Edited(stack, "never"));

            assertThat(findings).isEmpty();
            assertThat(notes)
                    .hasSize(2)
                    .allMatch(note -> note.matches("BLK(?:DISCARD|ZEROOUT): (\\d+) of \\1 sectors .*"));
        }
    }

    @Test
    void shouldNameEachSectorThatNoDiscardNamedAndThatIsGone() {
        try (Stack stack = stacks.build("file:3M | loop")) {
            Discards.carryOut(new Edited(stack, "behind BLKDISCARD"));

            assertThat(findings).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.WRONG_DATA);
                assertThat(finding.message()).contains(", which no BLKDISCARD named, is not as it was");
            });
        }
    }

    @Test
    void shouldNameEachSectorThatIsNotZeroedBehindAZeroing() {
        try (Stack stack = stacks.build("file:3M | loop")) {
            Discards.carryOut(new Edited(stack, "behind BLKZEROOUT", (byte) 0x77));

            assertThat(findings)
                    .anySatisfy(finding -> assertThat(finding.message())
                            .contains(", which a BLKZEROOUT named, is not what it may be then"));
        }
    }

    @Test
    void shouldCarryOutTheRangesThatItIsGivenEachWayForItself() {
        RangeControl zeroed = new RangeControl(RangeControl.Way.BLKZEROOUT, 512, 1024);
        RangeControl discarded = new RangeControl(RangeControl.Way.BLKDISCARD, 4096, 512);
        try (Stack stack = stacks.build("file:3M | loop")) {
            Discards.carryOut(new Edited(stack, "never"), List.of(zeroed, discarded));

            assertThat(findings).isEmpty();
            assertThat(controls).containsExactly(zeroed, discarded);
            assertThat(notes)
                    .containsExactly(
                            "BLKZEROOUT: 2 of 2 sectors that it named read as zeros",
                            "BLKDISCARD: 1 of 1 sectors that it named read as zeros");
        }
    }

    @Test
    void shouldDemandNothingOfARangeThatIsNoWholeBlock() {
        try (Stack stack = stacks.build("file:3M | loop:bs=4k")) {
            Discards.carryOut(
                    new Edited(stack, "never"), List.of(new RangeControl(RangeControl.Way.BLKZEROOUT, 512, 512)));

            assertThat(findings).isEmpty();
        }
    }

    @Test
    void shouldSkipAFile() {
        try (Stack stack = stacks.build("file:3M")) {
            assertThatThrownBy(() -> Discards.carryOut(new Edited(stack, "never")))
                    .isInstanceOf(CaseSkippedException.class)
                    .hasMessageStartingWith("ranges are given back by a block device: ");
        }
    }

    @Test
    void shouldSkipADeviceThatIsTooLargeToBeLookedAtWhole() {
        try (Stack stack = stacks.build("file:1G | loop")) {
            assertThatThrownBy(() -> Discards.carryOut(new Edited(stack, "never")))
                    .isInstanceOf(CaseSkippedException.class)
                    .hasMessage("every sector is looked at, of at most 536870912 bytes: sizeBytes=1073741824");
        }
    }

    /** What a case is given, and an editor of the device's file at one of its steps. */
    private final class Edited implements Exercise {
        private final Stack stack;
        private final String step;
        private final byte value;

        Edited(Stack stack, String step) {
            this(stack, step, (byte) 0);
        }

        Edited(Stack stack, String step, byte value) {
            this.stack = stack;
            this.step = step;
            this.value = value;
        }

        @Override
        public Stack stack() {
            return stack;
        }

        @Override
        public Recipe recipe() {
            Contract contract = Contract.of(stack.target(), LimitsReader.read(stack.target(), Host.live()));
            Boundaries boundaries = new Boundaries(4096, List.of(4096L), List.of(), Boundaries.End.FIXED);
            return new Recipe(contract, boundaries, engine().traits(), new SplittableRandom(1), new Scale(1, 1));
        }

        @Override
        public EngineSpec engine() {
            return EngineSpec.of(EngineKind.PREAD);
        }

        @Override
        public void step(String what) {
            if (what.endsWith(step)) {
                Path file = stack.levels().getFirst().attached().node().path();
                byte[] bytes = new byte[BYTES];
                Arrays.fill(bytes, value);
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(bytes), 0);
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            }
        }

        @Override
        public void found(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void note(String kind, String message) {
            notes.add(message);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(30);
        }

        @Override
        public boolean isStopped() {
            return false;
        }

        @Override
        public void carryOut(EngineSpec through, Plan plan) {}

        @Override
        public void issuing(List<Shape> shapes, int depth) {}

        @Override
        public void controlling(Control control) {
            controls.add(control);
        }

        @Override
        public void besideRequests(String what) {}

        @Override
        public void moved(long requests, long bytes) {}

        @Override
        public void unanswered(IoSlot slot) {}
    }
}
