package plumbline.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import plumbline.harness.recording.Recording;
import plumbline.harness.recording.RecordingFile;
import plumbline.harness.replay.Shrinker;

/** Shows how a search goes, and keeps the best so far on disk. */
final class ShrinkProgress implements Shrinker.Listener {
    private final StatusLine line;
    private final Path into;

    ShrinkProgress(PrintWriter err, Path into) {
        this.line = new StatusLine(err);
        this.into = into;
    }

    @Override
    public void tried(Recording best, int tries) {
        line.show("try " + tries + ", the best so far has " + size(best));
    }

    @Override
    public void smaller(Recording best) {
        RecordingFile.write(into, best);
    }

    private static String size(Recording recording) {
        long requests = recording.requests().count() + recording.controls().count();
        long segments = recording
                .requests()
                .mapToLong(request -> request.shape().segments().count())
                .sum();
        return requests + " requests with " + segments + " segments on "
                + recording.header().stack();
    }

    void ended() {
        line.erase();
    }
}
