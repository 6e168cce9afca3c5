package plumbline.harness.file;

import java.util.ArrayList;
import java.util.List;
import plumbline.bindings.sys.Errno;
import plumbline.bindings.sys.FileCalls;
import plumbline.harness.check.FindingKind;
import plumbline.harness.file.FileDiagnoser.Reading;
import plumbline.harness.verdict.Finding;

/** Reads a file from its start to its end and compares all of it. */
final class WholeFile {
    private final Workbench bench;

    WholeFile(Workbench bench) {
        this.bench = bench;
    }

    /** What is wrong; {@code when} is what messages say of the reading. */
    List<Finding> verify(String when) {
        List<Finding> findings = new ArrayList<>();
        long piece = bench.staging().lengthBytes();
        long size = bench.shadow().sizeBytes();
        for (long at = 0; at < size && findings.isEmpty(); at += piece) {
            long asked = Math.min(piece, size - at);
            String how = when + ": read of " + asked + "@" + at;
            long result = FileCalls.pread(bench.file().fd(), bench.staging().address(), asked, at);
            if (result == asked) {
                Reading reading = new Reading(bench.staging().segment(), 0, at, asked);
                bench.inspector().inspect(how, reading).ifPresent(findings::add);
            } else {
                String answer = result < 0 ? "was refused: " + Errno.describe(result) : "came short: " + result;
                FindingKind kind = result < 0 ? FindingKind.CONTRACT_BROKEN : FindingKind.SHORT_TRANSFER;
                findings.add(Finding.of(kind, how + " " + answer));
            }
        }
        return findings;
    }
}
