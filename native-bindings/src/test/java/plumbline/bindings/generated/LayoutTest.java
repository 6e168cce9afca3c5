package plumbline.bindings.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.UnionLayout;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jextract made of the headers is what the C compiler makes of them. */
class LayoutTest {
    private static final Path HEADER = Path.of("src/main/jextract/uapi.h").toAbsolutePath();
    private static final Path WANTED = Path.of("src/main/jextract/uapi.includes");

    @TempDir
    Path folder;

    @Test
    void shouldAgreeWithTheCompilerOnEverySizeOffsetAndConstant() throws Exception {
        Map<String, Long> ours = new TreeMap<>();
        for (String line : Files.readAllLines(WANTED)) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "--include-struct" -> addStruct(words[1], ours);
                case "--include-constant" -> ours.put(words[1], constant(words[1]));
                default -> throw new AssertionError("unknown line in " + WANTED + ": " + line);
            }
        }

        assertThat(ours).hasSizeGreaterThan(1_000);
        Map<String, Long> theirs = askCompiler(List.copyOf(ours.keySet()));
        assertThat(theirs).hasSameSizeAs(ours);
        assertThat(ours.keySet())
                .allSatisfy(name -> assertThat(theirs.get(name)).as(name).isEqualTo(ours.get(name)));
    }

    private static void addStruct(String name, Map<String, Long> into) throws ReflectiveOperationException {
        GroupLayout layout = (GroupLayout) Class.forName("plumbline.bindings.generated." + name)
                .getMethod("layout")
                .invoke(null);
        into.put("sizeof(struct " + name + ")", layout.byteSize());
        addFields(name, layout, 0, into);
    }

    private static void addFields(String struct, GroupLayout layout, long base, Map<String, Long> into) {
        for (MemoryLayout member : layout.memberLayouts()) {
            String field = member.name().orElse("");
            if (member instanceof GroupLayout group && (field.isEmpty() || field.startsWith("$anon"))) {
                addFields(struct, group, base + offsetOf(layout, member), into);
            } else if (!field.isEmpty()) {
                into.put("offsetof(struct " + struct + ", " + field + ")", base + offsetOf(layout, member));
            }
        }
    }

    private static long offsetOf(GroupLayout layout, MemoryLayout member) {
        return layout instanceof UnionLayout
                ? 0
                : layout.byteOffset(
                        PathElement.groupElement(layout.memberLayouts().indexOf(member)));
    }

    private static long constant(String name) throws ReflectiveOperationException {
        Method method = Uapi.class.getMethod(name);
        return ((Number) method.invoke(null)).longValue();
    }

    private Map<String, Long> askCompiler(List<String> expressions) throws IOException, InterruptedException {
        StringBuilder program =
                new StringBuilder("#include \"" + HEADER + "\"\nextern int printf(const char *, ...);\n");
        program.append("int main(void) {\n");
        for (String expression : expressions) {
            program.append(String.format(
                    Locale.ROOT,
                    "printf(\"%%s=%%lld\\n\", \"%s\", sizeof(%s) == 4 ? (long long)(int)(%s) : (long long)(%s));\n",
                    expression,
                    expression,
                    expression,
                    expression));
        }
        Path source = Files.writeString(folder.resolve("ask.c"), program.append("return 0; }\n"));
        run("cc", "-o", folder.resolve("ask").toString(), source.toString());
        Map<String, Long> theirs = new TreeMap<>();
        for (String line : run(folder.resolve("ask").toString()).split("\n")) {
            int equals = line.lastIndexOf('=');
            theirs.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        }
        return theirs;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as(command[0] + " ended")
                .isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }
}
