package plumbline.loopctl.fuse;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One lie that was told, as the liar's own log has it: blank-separated, a line each.
 *
 * @param number the request's, among those that the lie could be told of
 * @param offset of the request
 * @param length of the request
 * @param changedFrom where the first changed byte lies: of what a read brought, or of what a write left on the medium
 * @param changedTo behind the last
 * @param changed how many bytes differ from the truth there; 0 for a lie of the answer alone
 */
public record Plant(
        Lie lie,
        long number,
        Lie.Request request,
        long offset,
        long length,
        long changedFrom,
        long changedTo,
        long changed) {
    String toLine() {
        return String.format(
                Locale.ROOT,
                "%s %d %s %d %d %d %d %d",
                lie.word(),
                number,
                request,
                offset,
                length,
                changedFrom,
                changedTo,
                changed);
    }

    static Plant ofLine(String line) {
        String[] words = line.split(" ");
        long[] numbers = Stream.of(1, 3, 4, 5, 6, 7)
                .mapToLong(i -> Long.parseLong(words[i]))
                .toArray();
        return new Plant(
                Lie.ofWord(words[0]).orElseThrow(),
                numbers[0],
                Lie.Request.valueOf(words[2]),
                numbers[1],
                numbers[2],
                numbers[3],
                numbers[4],
                numbers[5]);
    }

    /** The plants of a log. */
    public static List<Plant> ofLog(String log) {
        return log.lines().map(Plant::ofLine).toList();
    }
}
