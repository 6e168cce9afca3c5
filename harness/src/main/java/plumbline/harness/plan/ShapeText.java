package plumbline.harness.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.bindings.sys.RwFlag;

/**
 * Shapes as text, whole: {@code write 4096@512 [3328@768+768@0] thp DSYNC}, as {@link Shape#toString()} spells them, but
 * with every segment.
 */
public final class ShapeText {
    private static final Pattern SHAPE = Pattern.compile("(read|write) (\\d+)@(\\d+) \\[([0-9@+]*)]((?: \\S+)*)");
    private static final Pattern SEGMENT = Pattern.compile("(\\d+)@(\\d+)");
    private static final int MOST_SEGMENTS = 1 << 16;
    private static final long MOST_BYTES = 1L << 32;

    private ShapeText() {}

    public static String of(Shape shape) {
        StringBuilder text = new StringBuilder(shape.direction().word() + " " + shape.lengthBytes() + "@"
                + shape.offset() + " [" + shape.segments() + "]");
        if (shape.buffer() != BufferKind.ANONYMOUS) {
            text.append(' ').append(shape.buffer().word());
        }
        shape.flags().forEach(flag -> text.append(' ').append(flag));
        return text.toString();
    }

    /**
     * Reads a shape back.
     *
     * @throws IllegalArgumentException with the rule and the text
     */
    public static Shape parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a request is DIRECTION LENGTH@OFFSET [LENGTH@ADDRESS+…] and words: " + text);
        }
        Segments segments = segments(matcher.group(4));
        if (segments.totalBytes() != number(matcher.group(2))) {
            throw new IllegalArgumentException("a request is as long as its segments together: length="
                    + matcher.group(2) + ", segments=" + segments.totalBytes());
        }
        Direction direction = matcher.group(1).equals("read") ? Direction.READ : Direction.WRITE;
        Shape plain = new Shape(direction, number(matcher.group(3)), segments);
        return withWords(plain, matcher.group(5).strip());
    }

    private static Segments segments(String text) {
        List<Segments.Segment> segments = new ArrayList<>();
        for (String one : text.split("\\+", -1)) {
            Matcher matcher = SEGMENT.matcher(one);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("a segment is LENGTH@ADDRESS: " + one);
            }
            segments.add(new Segments.Segment(number(matcher.group(2)), number(matcher.group(1))));
        }
        Segments all = Segments.of(segments);
        long bytes = Math.max(all.footprintBytes(), all.totalBytes());
        if (segments.size() > MOST_SEGMENTS || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("a request has at most " + MOST_SEGMENTS + " segments within "
                    + MOST_BYTES + " bytes: segments=" + segments.size() + ", bytes=" + bytes);
        }
        return all;
    }

    private static long number(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new IllegalArgumentException("a number must fit into 63 bits: " + digits, tooLarge);
        }
    }

    private static Shape withWords(Shape plain, String words) {
        Shape shape = plain;
        Set<RwFlag> flags = EnumSet.noneOf(RwFlag.class);
        for (String word : words.isEmpty() ? new String[0] : words.split(" +")) {
            if (words(BufferKind.values()).anyMatch(word::equals)) {
                shape = shape.withBuffer(BufferKind.valueOf(constant(word)));
            } else if (Arrays.stream(RwFlag.values())
                    .anyMatch(flag -> flag.name().equals(word))) {
                flags.add(RwFlag.valueOf(word));
            } else {
                throw new IllegalArgumentException("a request has no word " + word + " (known: "
                        + String.join(", ", words(BufferKind.values()).toList()) + ", "
                        + String.join(
                                ", ",
                                Arrays.stream(RwFlag.values()).map(Enum::name).toList()) + ")");
            }
        }
        return shape.withFlags(flags);
    }

    private static Stream<String> words(BufferKind... kinds) {
        return Arrays.stream(kinds).map(BufferKind::word);
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
