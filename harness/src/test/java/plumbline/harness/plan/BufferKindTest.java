package plumbline.harness.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.bindings.mem.AlignedBuffer.Access;
import plumbline.bindings.mem.Backing;
import plumbline.bindings.mem.ExplicitHugePages;
import plumbline.bindings.mem.FilePages;
import plumbline.bindings.mem.RepeatedPages;
import plumbline.bindings.mem.SharedPages;
import plumbline.bindings.mem.TargetPages;
import plumbline.bindings.mem.TransparentHugePages;

class BufferKindTest {
    private static final Path SCRATCH = Path.of("/scratch");

    @Test
    void shouldBeSpeltAsReportsSpellIt() {
        assertThat(BufferKind.values())
                .extracting(BufferKind::word)
                .containsExactly(
                        "anonymous",
                        "thp",
                        "hugetlb",
                        "shared",
                        "file",
                        "target",
                        "repeated",
                        "hole",
                        "read-only",
                        "changing");
        assertThat(Direction.values()).extracting(Direction::word).containsExactly("read", "write");
    }

    @Test
    void shouldBeMadeOfItsMemory() {
        assertThat(BufferKind.THP.backing(SCRATCH)).isInstanceOf(TransparentHugePages.class);
        assertThat(BufferKind.HUGETLB.backing(SCRATCH)).isInstanceOf(ExplicitHugePages.class);
        assertThat(BufferKind.SHARED.backing(SCRATCH)).isInstanceOf(SharedPages.class);
        assertThat(BufferKind.FILE.backing(SCRATCH)).isEqualTo(new FilePages(SCRATCH));
        assertThat(BufferKind.TARGET.backing(SCRATCH)).isEqualTo(new TargetPages(SCRATCH));
        assertThat(BufferKind.REPEATED.backing(SCRATCH)).isInstanceOf(RepeatedPages.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANONYMOUS", "HOLE", "READ_ONLY", "CHANGING"})
    void shouldBeMadeOfAnonymousMemoryWhateverBecomesOfIt(BufferKind kind) {
        assertThat(kind.backing(SCRATCH)).isSameAs(Backing.ANONYMOUS);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLoseAPageOnlyAsAHoleOrReadOnly(BufferKind kind) {
        Access expected = kind == BufferKind.HOLE
                ? Access.NONE
                : kind == BufferKind.READ_ONLY ? Access.READ_ONLY : Access.READ_WRITE;

        assertThat(kind.middleAccess()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void shouldFaultWhereTheKernelCannotDoItsPart(BufferKind kind) {
        assertThat(kind.mayFault(Direction.READ)).isEqualTo(kind == BufferKind.HOLE || kind == BufferKind.READ_ONLY);
        assertThat(kind.mayFault(Direction.WRITE)).isEqualTo(kind == BufferKind.HOLE);
    }
}
