package plumbline.harness.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of the kernel log, as kernels print them. */
class ComplaintsTest {
    private static final Complaints ABOUT_UBDF = new Complaints(List.of("ubdf"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I/O error, dev ubdf, sector 8 op 0x1:(WRITE) flags 0x8800 phys_seg 1 prio class 2",
                "critical medium error, dev ubdf, sector 8 op 0x0:(READ) flags 0x0 phys_seg 1 prio class 2",
                "critical space allocation error, dev ubdf, sector 8 op 0x1:(WRITE) flags 0x8800 phys_seg 1 prio class 2",
                "WARNING: CPU: 0 PID: 1 at lib/refcount.c:28 refcount_warn_saturate+0x13f/0x150"
            })
    void shouldTakeForComplaints(String line) {
        assertThat(ABOUT_UBDF.test(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "critical space allocation error, dev ubdb, sector 8 op 0x1:(WRITE) flags 0x8800",
                "I/O error, dev ubdfs, sector 8",
                "XFS (ubdf): Log I/O Error (0x6) detected at xfs_fs_goingdown+0xbc/0xc2 (fs/xfs/xfs_fsops.c:498).",
                "EXT4-fs (ubdf): mounted filesystem with ordered data mode. Quota mode: none."
            })
    void shouldLeaveAlone(String line) {
        assertThat(ABOUT_UBDF.test(line)).isFalse();
    }
}
