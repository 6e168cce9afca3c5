package plumbline.loopctl.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import plumbline.loopctl.layer.Raid0Geometry.Layout;

class Raid0GeometryTest {
    private static final long CHUNK = 4096;

    @Test
    void shouldDealChunksOutInTurn() {
        Raid0Geometry geometry = new Raid0Geometry(CHUNK, Layout.ALTERNATE, List.of(8192L, 8192L));

        assertThat(geometry.sizeBytes()).isEqualTo(16384);
        assertThat(geometry.isMultiZone()).isFalse();
        assertThat(geometry.mapDown(2048, 8192))
                .containsExactly(
                        new Extent(2048, 0, 2048, 2048), new Extent(4096, 1, 0, 4096), new Extent(8192, 0, 4096, 2048));
    }

    @Test
    void shouldLeaveOutWhatIsNoWholeChunk() {
        assertThat(new Raid0Geometry(CHUNK, Layout.ALTERNATE, List.of(8192L + 4095, 8192L)).sizeBytes())
                .isEqualTo(16384);
    }

    @Test
    void shouldStartASecondZoneWhereTheSmallestMemberIsFull() {
        List<Long> sizes = List.of(CHUNK, 3 * CHUNK, 4 * CHUNK);

        // Chunks 0 to 2 fill the first zone; behind it members 1 and 2 are left, then member 2 alone.
        assertThat(members(new Raid0Geometry(CHUNK, Layout.ALTERNATE, sizes))).containsExactly(0, 1, 2, 1, 2, 1, 2, 2);
        assertThat(members(new Raid0Geometry(CHUNK, Layout.ORIGINAL, sizes))).containsExactly(0, 1, 2, 2, 1, 2, 1, 2);
    }

    @ParameterizedTest
    @EnumSource
    void shouldUseEachPlaceOfEachMemberOnce(Layout layout) {
        List<Long> sizes = List.of(5 * CHUNK, 2 * CHUNK, 9 * CHUNK, 2 * CHUNK);
        Raid0Geometry geometry = new Raid0Geometry(CHUNK, layout, sizes);

        Set<List<Long>> places = new HashSet<>();
        for (Extent piece : geometry.mapDown(0, geometry.sizeBytes())) {
            assertThat(piece.memberOffset() + piece.lengthBytes()).isLessThanOrEqualTo(sizes.get(piece.member()));
            assertThat(places.add(List.of((long) piece.member(), piece.memberOffset())))
                    .isTrue();
        }
        assertThat(places).hasSize(18);
    }

    private static List<Integer> members(Raid0Geometry geometry) {
        List<Integer> members = new ArrayList<>();
        geometry.mapDown(0, geometry.sizeBytes()).forEach(piece -> members.add(piece.member()));
        return members;
    }
}
