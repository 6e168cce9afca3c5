package plumbline.loopctl.fuse;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumbline.bindings.sys.Errno;

/**
 * The file beside the served one by which a server is told what to do, in words; each write is a command, done once it
 * is answered, and refused with EINVAL when it is none:
 *
 * <pre>
 *   lie WORD PERIOD SEED     from now on
 *   lie WORD at OFFSET       from now on, of each request that reaches that byte
 *   honest
 *   cut kept|any|lost SEED   power fails; only a server that caches writes can do it
 *   on                       power returns
 *   plug FILE                into a {@link PowerSwitch}, which cuts several servers off at one moment
 * </pre>
 *
 * What it reads as is what the file was asked so far, {@link CountingBacking#counts}.
 */
public final class Control implements Backing {
    private final LyingBacking liar;
    private final @Nullable WriteBackCache cache;
    private final Supplier<String> counts;

    /**
     * The control of one file.
     *
     * @param counts what reading the control tells
     */
    public Control(LyingBacking liar, Optional<WriteBackCache> cache, Supplier<String> counts) {
        this.liar = liar;
        this.cache = cache.orElse(null);
        this.counts = counts;
    }

    /** The command that makes a server lie. */
    public static String lie(LieSpec spec) {
        String occasion = switch (spec.occasion()) {
            case Schedule schedule -> schedule.period() + " " + schedule.seed();
            case Place place -> AT + " " + place.at();
        };
        return "lie " + spec.lie().word() + " " + occasion;
    }

    /** The command that cuts power. */
    public static String cut(WriteBackCache.Order order, long seed) {
        return "cut " + order.name().toLowerCase(Locale.ROOT) + " " + seed;
    }

    /** The command that has a server look at a switch before each request. */
    public static String plug(Path powerSwitch) {
        return PLUG + " " + powerSwitch.toAbsolutePath();
    }

    /** The command that makes a server tell the truth. */
    public static final String HONEST = "honest";

    /** The command that brings power back. */
    public static final String ON = "on";

    private static final String AT = "at";
    private static final String PLUG = "plug";

    @Override
    public long write(MemorySegment from, long offset) {
        String text = new String(from.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
        try {
            obey(text.trim());
            return from.byteSize();
        } catch (IllegalArgumentException wrong) {
            return Errno.EINVAL.asResult();
        }
    }

    /**
     * Does what a command says.
     *
     * @throws IllegalArgumentException when it is none
     */
    void obey(String command) {
        List<String> words = List.of(command.split(" "));
        String argument = words.size() > 1 ? words.get(1) : "";
        switch (words.getFirst()) {
            case "lie" -> liar.lie(new LieSpec(lie(argument), occasion(words)));
            case HONEST -> liar.beHonest();
            case "cut" ->
                cache().cut(WriteBackCache.Order.valueOf(argument.toUpperCase(Locale.ROOT)), number(words, 2));
            case ON -> cache().powerOn();
            case PLUG -> cache().plugInto(PowerSwitch.of(Path.of(command.substring(PLUG.length() + 1))));
            default -> throw new IllegalArgumentException("unknown command: " + words);
        }
    }

    private static Occasion occasion(List<String> words) {
        return words.size() > 2 && words.get(2).equals(AT)
                ? new Place(number(words, 3))
                : new Schedule(number(words, 2), number(words, 3));
    }

    private static Lie lie(String word) {
        return Lie.ofWord(word).orElseThrow(() -> new IllegalArgumentException("unknown lie: " + word));
    }

    private static long number(List<String> words, int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException("a number is missing: " + words);
        }
        return Long.parseLong(words.get(index));
    }

    private WriteBackCache cache() {
        if (cache == null) {
            throw new IllegalArgumentException("this server caches no writes");
        }
        return cache;
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public long read(MemorySegment into, long offset) {
        MemorySegment text = MemorySegment.ofArray(counts.get().getBytes(StandardCharsets.UTF_8));
        long length = Math.clamp(text.byteSize() - offset, 0, into.byteSize());
        MemorySegment.copy(text, Math.min(offset, text.byteSize()), into, 0, length);
        return length;
    }

    @Override
    public long flush() {
        return 0;
    }

    @Override
    public long resize(long sizeBytes) {
        return 0;
    }
}
