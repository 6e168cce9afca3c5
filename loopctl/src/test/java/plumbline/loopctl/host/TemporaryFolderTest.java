package plumbline.loopctl.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFolderTest {
    @TempDir
    Path parent;

    @Test
    void shouldBeGoneWithAllThatIsInIt() throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.in(parent, "some-")) {
            Path deep = Files.createDirectories(folder.path().resolve("a/b"));
            Files.writeString(deep.resolve("file"), "content");

            assertThat(folder.path()).isDirectory().hasParent(parent);
        }

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void shouldSayWhereNoneCanBeMade() {
        assertThatThrownBy(() -> TemporaryFolder.in(parent.resolve("nowhere"), "some-"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("no folder can be made in " + parent.resolve("nowhere"));
    }
}
