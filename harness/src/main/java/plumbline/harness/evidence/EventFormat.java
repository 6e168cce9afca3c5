package plumbline.harness.evidence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the records of one trace event are laid out on this kernel: what its {@code format} file says.
 *
 * @param name of the event, {@code block_bio_queue}
 * @param id what its records begin with
 * @param fields by name
 */
public record EventFormat(String name, int id, Map<String, EventField> fields) {
    private static final Pattern ID = Pattern.compile("(?m)^ID: *([0-9]{1,9})$");
    private static final Pattern NAME = Pattern.compile("(?m)^name: *(\\S+)$");
    private static final Pattern FIELD = Pattern.compile(
            "(?m)^\\s*field:([^;]*);\\s*offset:([0-9]{1,9});\\s*size:([0-9]{1,9});\\s*signed:([01]);\\s*$");
    private static final Pattern LAST_WORD = Pattern.compile("(\\w+)\\s*(\\[[^]]*])?$");

    public EventFormat {
        fields = Map.copyOf(fields);
    }

    /** Reads a {@code format} file; empty when it has no name or number. Lines that cannot be read are left out. */
    public static Optional<EventFormat> parse(String text) {
        Matcher id = ID.matcher(text);
        Matcher name = NAME.matcher(text);
        return id.find() && name.find()
                ? Optional.of(new EventFormat(name.group(1), Integer.parseInt(id.group(1)), fields(text)))
                : Optional.empty();
    }

    /** The lines that describe fields, by the fields' names; {@code header_page} has the same form. */
    static Map<String, EventField> fields(String text) {
        Map<String, EventField> fields = new HashMap<>();
        Matcher line = FIELD.matcher(text);
        while (line.find()) {
            String declaration = line.group(1).strip();
            Matcher word = LAST_WORD.matcher(declaration);
            if (word.find()) {
                EventField field = new EventField(
                        Integer.parseInt(line.group(2)),
                        Integer.parseInt(line.group(3)),
                        line.group(4).equals("1"),
                        EventField.placeOf(declaration));
                fields.put(word.group(1), field);
            }
        }
        return fields;
    }
}
