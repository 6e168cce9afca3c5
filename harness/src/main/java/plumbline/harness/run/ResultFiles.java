package plumbline.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** results.jsonl, appended to and made durable result by result, and run.json at the end. */
final class ResultFiles implements AutoCloseable {
    private final Path folder;
    private final FileChannel results;

    ResultFiles(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            this.results = FileChannel.open(
                    folder.resolve("results.jsonl"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException refused) {
            throw new UncheckedIOException("results cannot be written to " + folder, refused);
        }
    }

    void append(String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                results.write(bytes);
            }
            results.force(false);
        } catch (IOException refused) {
            throw new UncheckedIOException("results cannot be written to " + folder, refused);
        }
    }

    void writeReport(String json) {
        try {
            Path whole = Files.writeString(folder.resolve("run.json.new"), json);
            Files.move(whole, folder.resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new UncheckedIOException("the report cannot be written to " + folder, refused);
        }
    }

    @Override
    public void close() {
        try {
            results.close();
        } catch (IOException refused) {
            throw new UncheckedIOException("results cannot be written to " + folder, refused);
        }
    }
}
