import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites, in the jar that is its only argument, the classes of a version that knows no stack maps as ones that have
 * them. The JVM's cache for the next start can hold those linked; the others are verified anew in every start. Run by
 * the launcher with the build, from this source: the API is of JDK 24, and what is built here is for 22.
 */
final class ClassRenewal {
    private static final String CLASS = ".class";

    private final JarFile jar;
    private final ClassFile renewing;

    private ClassRenewal(JarFile jar) {
        this.jar = jar;
        ClassHierarchyResolver relations = ClassHierarchyResolver.ofResourceParsing(this::stored)
                .orElse(ClassHierarchyResolver.defaultResolver());
        this.renewing =
                ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(relations));
    }

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        Path renewed = Path.of(arguments[0] + ".new");
        try (JarFile jar = new JarFile(path.toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(renewed))) {
            new ClassRenewal(jar).copyTo(out);
        }
        Files.move(renewed, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void copyTo(JarOutputStream out) throws IOException {
        for (JarEntry entry : jar.stream().toList()) {
            byte[] content = jar.getInputStream(entry).readAllBytes();
            JarEntry copy = new JarEntry(entry.getName());
            copy.setTime(entry.getTime());
            out.putNextEntry(copy);
            out.write(entry.getName().endsWith(CLASS) ? renew(content) : content);
            out.closeEntry();
        }
    }

    private byte[] renew(byte[] content) {
        ClassModel old = renewing.parse(content);
        return old.majorVersion() >= ClassFile.JAVA_8_VERSION
                ? content
                : renewing.transformClass(
                        old,
                        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                                .andThen((builder, element) -> builder.with(
                                        element instanceof ClassFileVersion
                                                ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                                                : element)));
    }

    private InputStream stored(ClassDesc type) {
        String name = type.descriptorString();
        JarEntry entry = jar.getJarEntry(name.substring(1, name.length() - 1) + CLASS);
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
