package plumbline.harness.recording;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes a list minimal: takes ever smaller pieces out as long as what is left still shows what it is to show. The result
 * is 1-minimal where the question has a steady answer: no single element can be left out.
 */
public final class DeltaDebugger {
    private DeltaDebugger() {}

    /** Whether a list still shows it; may be asked often, and throw to end the search. */
    @FunctionalInterface
    public interface Question<T> {
        boolean shows(List<T> candidate) throws InterruptedException;
    }

    /** The fewest elements that still show it; all of them are taken to. */
    public static <T> List<T> minimal(List<T> all, Question<T> question) throws InterruptedException {
        List<T> best = all;
        for (int piece = (best.size() + 1) / 2; piece >= 1 && best.size() > 1; ) {
            List<T> less = withoutPieces(best, piece, question);
            boolean again = piece == 1 && less.size() < best.size();
            best = less;
            piece = again ? 1 : piece == 1 ? 0 : Math.min((piece + 1) / 2, (best.size() + 1) / 2);
        }
        return best;
    }

    private static <T> List<T> withoutPieces(List<T> all, int piece, Question<T> question) throws InterruptedException {
        List<T> best = all;
        // From the end: what comes behind the cause is the easiest to do without.
        for (int end = best.size(); end > 0; end -= piece) {
            int from = Math.max(0, end - piece);
            List<T> candidate = new ArrayList<>(best.subList(0, from));
            candidate.addAll(best.subList(end, best.size()));
            if (!candidate.isEmpty() && question.shows(candidate)) {
                best = candidate;
            }
        }
        return best;
    }
}
