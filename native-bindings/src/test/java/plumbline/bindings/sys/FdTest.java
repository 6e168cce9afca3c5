package plumbline.bindings.sys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FdTest {
    @TempDir
    Path folder;

    @Test
    void shouldSayWhichOpenFailedAndWhy() {
        assertThatThrownBy(() -> Fd.open(folder.resolve("absent"), OpenFlag.O_RDWR, OpenFlag.O_DIRECT))
                .isInstanceOf(SyscallException.class)
                .hasMessage("open(O_RDWR|O_DIRECT) on " + folder.resolve("absent") + " failed: ENOENT (2)");
    }

    @Test
    void shouldRefuseUseAfterClose() throws IOException {
        Fd fd = Fd.open(Files.createFile(folder.resolve("file")), OpenFlag.O_RDONLY);
        fd.close();
        fd.close();

        assertThatThrownBy(fd::number)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("descriptor of " + folder.resolve("file") + " is closed");
    }

    @Test
    void shouldReportWhatStatxSays() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[5000]);
        try (Fd fd = Fd.open(file, OpenFlag.O_RDONLY)) {
            assertThat(FileStatus.of(fd)).isEqualTo(FileStatus.of(file));
        }
        assertThat(FileStatus.of(file).sizeBytes()).isEqualTo(5000);
        assertThat(FileStatus.of(file).type()).isEqualTo(FileStatus.Type.REGULAR);
        assertThat(FileStatus.of(folder).type()).isEqualTo(FileStatus.Type.DIRECTORY);
    }
}
