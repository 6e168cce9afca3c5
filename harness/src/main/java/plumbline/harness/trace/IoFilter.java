package plumbline.harness.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which I/Os are shown: those that one of the words fits. A word is an operation ({@code read} fits READV and READ_FIXED
 * too), a mark, or a piece of the file's path that has a slash in it.
 */
public record IoFilter(List<String> words) implements Predicate<TracedIo> {
    public IoFilter {
        words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public boolean test(TracedIo io) {
        return words.isEmpty() || words.stream().anyMatch(word -> fits(word, io));
    }

    private static boolean fits(String word, TracedIo io) {
        if (word.contains("/")) {
            String file = io.file();
            return file != null && file.toLowerCase(Locale.ROOT).contains(word);
        }
        return io.operation().toLowerCase(Locale.ROOT).startsWith(word) || hasMark(io.marks(), word);
    }

    private static boolean hasMark(Set<IoMark> marks, String word) {
        return Arrays.stream(IoMark.values()).anyMatch(mark -> mark.word().equals(word) && marks.contains(mark));
    }
}
