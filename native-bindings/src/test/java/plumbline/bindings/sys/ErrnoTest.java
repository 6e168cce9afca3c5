package plumbline.bindings.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void shouldNameWhatTheKernelAnswered() {
        assertThat(Errno.ofResult(-16)).contains(Errno.EBUSY);
        assertThat(Errno.describe(-16)).isEqualTo("EBUSY (16)");
    }

    @Test
    void shouldShowNumbersThatHaveNoName() {
        assertThat(Errno.ofResult(-4000)).isEmpty();
        assertThat(Errno.describe(-4000)).isEqualTo("error 4000");
    }

    @Test
    void shouldSayCallObjectErrnoAndConsequence() {
        SyscallException refused =
                new SyscallException("ioctl(LOOP_CONFIGURE)", "/dev/loop3", -16, "another process attached it first");

        assertThat(refused)
                .hasMessage(
                        "ioctl(LOOP_CONFIGURE) on /dev/loop3 failed: EBUSY (16): another process attached it first");
        assertThat(refused.is(Errno.EBUSY)).isTrue();
    }
}
