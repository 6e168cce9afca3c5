package plumbline.harness.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import plumbline.harness.diagnosis.DamageRun.Source;

/** A few wrong bytes in a target that was written six times over. */
class CrumbsTest {
    private static final int NEWEST = 6;

    private final Scene scene = new Scene();

    CrumbsTest() {
        for (int generation = 1; generation <= NEWEST; generation++) {
            scene.write(0, Scene.SIZE_BYTES);
        }
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldNameWhatWasWrittenHereBefore() {
        assertThat(explained(crumb(4200, 8), 4200, 5))
                .isEqualTo(new DamageRun(4200, 8, DamageClass.STALE, new Source(4200, 5, 0), null));
    }

    @Test
    void shouldGuessAtMostThreeGenerationsAndNoMoreThanThereAreBytes() {
        assertThat(explained(crumb(4200, 5), 4200, 3).origin()).isEqualTo(new Source(4200, 3, 0));
        assertThat(explained(crumb(4200, 5), 4200, 2)).isEqualTo(crumb(4200, 5));
        assertThat(explained(crumb(4200, 2), 4200, 4).origin()).isEqualTo(new Source(4200, 4, 0));
        assertThat(explained(crumb(4200, 2), 4200, 3)).isEqualTo(crumb(4200, 2));
        assertThat(explained(crumb(4607, 1), 4607, 5).origin()).isEqualTo(new Source(4607, 5, 0));
        assertThat(explained(crumb(4607, 1), 4607, 4)).isEqualTo(crumb(4607, 1));
    }

    @Test
    void shouldMoveWithTheBytesBesideIt() {
        DamageRun moved = new DamageRun(4096, 96, DamageClass.SHIFTED, new Source(3840, NEWEST, 256), null);
        Source source = new Source(4199 - 256, NEWEST, 256);

        assertThat(explainedBeside(moved, crumb(4199, 2)))
                .isEqualTo(new DamageRun(4199, 2, DamageClass.SHIFTED, source, null));
        assertThat(explainedBeside(moved, crumb(4200, 2))).isEqualTo(crumb(4200, 2));
    }

    @Test
    void shouldMoveWithTheBytesBehindIt() {
        DamageRun moved = new DamageRun(4300, 96, DamageClass.SHIFTED, new Source(4044, NEWEST, 256), null);

        assertThat(explainedBeside(moved, crumb(4291, 2)).what()).isEqualTo(DamageClass.SHIFTED);
        assertThat(explainedBeside(moved, crumb(4290, 2))).isEqualTo(crumb(4290, 2));
    }

    @Test
    void shouldNotTakeAByteForStaleThatIsSoByChance() {
        assertThat(explained(crumb(4200, 1), 4200, 5)).isEqualTo(crumb(4200, 1));
        assertThat(explained(crumb(4608, 1), 4608, 5)).isEqualTo(crumb(4608, 1));
    }

    private DamageRun explainedBeside(DamageRun moved, DamageRun crumb) {
        return crumbs(crumb, crumb.offset() - 256, NEWEST)
                .explained(List.of(moved, crumb))
                .getLast();
    }

    @Test
    void shouldLookForThreeBytesOrMoreLessThanASectorAway() {
        assertThat(explained(crumb(4200, 3), 4711, NEWEST))
                .isEqualTo(new DamageRun(4200, 3, DamageClass.SHIFTED, new Source(4711, NEWEST, -511), null));
        assertThat(explained(crumb(4200, 3), 3689, NEWEST).origin()).isEqualTo(new Source(3689, NEWEST, 511));
        assertThat(explained(crumb(4200, 3), 4712, NEWEST)).isEqualTo(crumb(4200, 3));
        assertThat(explained(crumb(4200, 3), 3688, NEWEST)).isEqualTo(crumb(4200, 3));
        assertThat(explained(crumb(4200, 2), 4711, NEWEST)).isEqualTo(crumb(4200, 2));
    }

    @Test
    void shouldNotLookBeyondTheTarget() {
        long last = Scene.SIZE_BYTES - 8;

        assertThat(explained(crumb(0, 8), 100_000, NEWEST)).isEqualTo(crumb(0, 8));
        assertThat(explained(crumb(last, 8), 100_000, NEWEST)).isEqualTo(crumb(last, 8));
        assertThat(explained(crumb(1, 8), 0, NEWEST).origin()).isEqualTo(new Source(0, NEWEST, 1));
    }

    @Test
    void shouldNotLookWhereSeveralContentsAreLegal() {
        scene.oracle().beginWrite(4608, 512);

        assertThat(explained(crumb(4200, 8), 4700, NEWEST)).isEqualTo(crumb(4200, 8));
    }

    @Test
    void shouldLeaveAloneWhatHasANameOrIsLongEnoughToSaySo() {
        DamageRun flipped = crumb(4200, 8).as(DamageClass.BITFLIP);

        assertThat(explained(flipped, 4200, 5)).isEqualTo(flipped);
        assertThat(explained(crumb(4200, 16), 4200, 5)).isEqualTo(crumb(4200, 16));
        assertThat(explained(crumb(4200, 15), 4200, 5).what()).isEqualTo(DamageClass.STALE);
    }

    private DamageRun explained(DamageRun run, long origin, int generation) {
        return crumbs(run, origin, generation).explained(List.of(run)).getFirst();
    }

    /** Of a page that is right but for a run, which holds what a generation left at another place. */
    private Crumbs crumbs(DamageRun run, long origin, int generation) {
        long start = Math.min(run.offset() / 4096 * 4096, Scene.SIZE_BYTES - 4096);
        byte[] source = Scene.written(origin, (int) run.length(), generation);
        DamagedBytes bytes = scene.bytes(scene.damage(
                start,
                4096,
                NEWEST,
                page -> System.arraycopy(source, 0, page, (int) (run.offset() - start), source.length)));
        return new Crumbs(bytes, scene.oracle(), scene.history());
    }

    private static DamageRun crumb(long offset, long length) {
        return DamageRun.of(offset, offset + length, DamageClass.FOREIGN);
    }
}
