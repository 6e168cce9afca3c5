package plumbline.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import plumbline.harness.verdict.ResultJson;

/**
 * Where a run notes what it is about to do and what has come of it, so that somebody who watches from outside knows where
 * it was when the machine stopped. A file, or a port of a guest: each line is with the reader when the call returns.
 */
final class Journal implements AutoCloseable {
    private final Path path;
    private final Optional<FileChannel> channel;

    private Journal(Path path, Optional<FileChannel> channel) {
        this.path = path;
        this.channel = channel;
    }

    /** A journal in that file, or one that notes nothing. */
    static Journal open(Optional<Path> file) {
        if (file.isEmpty()) {
            return new Journal(Path.of(""), Optional.empty());
        }
        try {
            return new Journal(
                    file.get(),
                    Optional.of(FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)));
        } catch (IOException refused) {
            throw new UncheckedIOException("the journal cannot be written: " + file.get(), refused);
        }
    }

    void note(JournalEvent event) {
        channel.ifPresent(to -> write(to, ResultJson.line(event) + "\n"));
    }

    private void write(FileChannel to, String line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("the journal cannot be written: " + path, refused);
        }
    }

    @Override
    public void close() {
        channel.ifPresent(to -> {
            try {
                to.close();
            } catch (IOException refused) {
                throw new UncheckedIOException("the journal cannot be written: " + path, refused);
            }
        });
    }
}
