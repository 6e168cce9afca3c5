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
import java.util.List;
import java.util.Optional;

/** results.jsonl, appended to and made durable result by result, and run.json at the end. */
final class ResultFiles implements AutoCloseable {
    private static final long MOST_RECORDING_BYTES = 256 << 20;

    private final Path folder;
    private final FileChannel results;
    private long recordingBytes;

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

    /** Keeps a recording and returns its file; when those of the run are too large together, it is not kept. */
    Optional<Path> recording(String name, List<String> lines) {
        long bytes = lines.stream().mapToLong(String::length).sum();
        if (recordingBytes + bytes > MOST_RECORDING_BYTES) {
            return Optional.empty();
        }
        recordingBytes += bytes;
        try {
            Path recordings = Files.createDirectories(folder.resolve("recordings"));
            return Optional.of(Files.write(recordings.resolve(name), lines));
        } catch (IOException refused) {
            throw new UncheckedIOException("recordings cannot be written to " + folder, refused);
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
