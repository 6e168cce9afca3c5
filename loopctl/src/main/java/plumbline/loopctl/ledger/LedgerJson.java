package plumbline.loopctl.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** Ledger lines as JSON: one object a line, paths and times as plain text. */
final class LedgerJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(new AsText<>(Path.class))
                    .addSerializer(new AsText<>(Instant.class))
                    .addDeserializer(Path.class, new FromText<>(Path.class, Path::of))
                    .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse)))
            .build();

    private LedgerJson() {}

    static String write(LedgerLine line) {
        try {
            return MAPPER.writerFor(LedgerLine.class).writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a ledger line must be writable as JSON: " + line, impossible);
        }
    }

    /**
     * Reads one line.
     *
     * @throws JsonProcessingException when it is cut off or not ours
     */
    static LedgerLine read(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, LedgerLine.class);
    }

    private static final class AsText<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        AsText(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.toString());
        }
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Parse<T> parse;

        FromText(Class<T> type, Parse<T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return parse.parse(in.getText());
        }

        private interface Parse<T> {
            T parse(String text);
        }
    }
}
