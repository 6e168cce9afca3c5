package plumbline.harness.run;

import plumbline.harness.verdict.CaseResult;
import plumbline.harness.verdict.Finding;

/**
 * A finding that somebody has looked into: a line of a known list.
 *
 * <pre>
 *   6.1..6.12 ; align.* ; zram* ; WrongData ; where to read more
 * </pre>
 *
 * @param kernels which it is expected on
 * @param caseGlob with {@code *} and {@code ?}; {@code CASE:ENGINE} speaks of one engine, as in {@code *:uring-fixed*}
 * @param stackGlob likewise
 * @param kindGlob likewise, of the finding's word; {@code KIND:MESSAGE} speaks of one message, as in
 *     {@code ContractBroken:*EAGAIN*}
 * @param reference where to read more
 */
public record KnownFinding(KernelRange kernels, Glob caseGlob, Glob stackGlob, Glob kindGlob, String reference) {
    private static final int FIELDS = 5;

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException when it does not have its five fields
     */
    static KnownFinding parse(String line) {
        String[] fields = line.split(";", FIELDS);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a known finding is kernels ; case ; stack ; kind ; reference, with semicolons: " + line);
        }
        return new KnownFinding(
                KernelRange.parse(fields[0].strip()),
                new Glob(fields[1].strip()),
                new Glob(fields[2].strip()),
                new Glob(fields[3].strip()),
                fields[4].strip());
    }

    /** Whether it speaks of this case on this kernel at all. */
    boolean speaksOf(CaseResult result, String kernelRelease) {
        boolean ofCase = caseGlob.matches(result.name()) || caseGlob.matches(result.name() + ":" + result.engine());
        return ofCase && kernels.has(kernelRelease) && stackGlob.matches(result.stack());
    }

    boolean matches(Finding finding) {
        String word = finding.kind().word();
        return kindGlob.matches(word) || kindGlob.matches(word + ":" + finding.message());
    }
}
