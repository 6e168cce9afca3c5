package plumbline.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each package uses only what stands to its left. */
class PackageRulesTest {
    private static final List<String> CORE = List.of(
            "plan",
            "contract",
            "pattern",
            "engine",
            "oracle",
            "check",
            "diagnosis",
            "evidence",
            "verdict",
            "recording");
    private static final List<String> AROUND = List.of(
            "file", "cases", "run", "report", "verify", "fault", "lane", "probe", "replay", "emit", "trace", "fsx",
            "oneshot", "cli");

    private final JavaClasses classes = new ClassFileImporter()
            .importPaths(
                    Path.of("target/classes"),
                    Path.of("../loopctl/target/classes"),
                    Path.of("../native-bindings/target/classes"));

    @Test
    void shouldSeeClassesInEveryPackageThatItNames() {
        for (String name : CORE) {
            assertThat(count("plumbline.harness." + name)).as(name).isPositive();
        }
        for (String name : AROUND) {
            assertThat(count("plumbline.harness." + name)).as(name).isPositive();
        }
        assertThat(count("plumbline.loopctl.layer")).isPositive();
        assertThat(count("plumbline.bindings.generated")).isPositive();
    }

    private long count(String name) {
        return classes.stream()
                .filter(type -> type.getPackageName().equals(name))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .count();
    }

    @Test
    void shouldKeepTheModulesInOrder() {
        noClasses()
                .that()
                .resideInAPackage("plumbline.bindings..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("plumbline.loopctl..", "plumbline.harness..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("plumbline.loopctl..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("plumbline.harness..")
                .check(classes);
    }

    @Test
    void shouldKeepTheCoreApartFromWhatStandsAroundIt() {
        String[] around =
                AROUND.stream().map(name -> "plumbline.harness." + name + "..").toArray(String[]::new);
        for (String name : CORE) {
            noClasses()
                    .that()
                    .resideInAPackage("plumbline.harness." + name)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(around)
                    .check(classes);
        }
    }

    @Test
    void shouldLetEachPackageOfTheCoreUseOnlyThoseToItsLeft() {
        for (int i = 0; i < CORE.size(); i++) {
            String[] right = CORE.subList(i + 1, CORE.size()).stream()
                    .map(name -> "plumbline.harness." + name + "..")
                    .toArray(String[]::new);
            if (right.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("plumbline.harness." + CORE.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(right)
                        .check(classes);
            }
        }
    }

    @Test
    void shouldLeaveTheStandardStreamsToTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("plumbline..")
                .and()
                .resideOutsideOfPackages(
                        "plumbline.harness.cli", "plumbline.loopctl.cli", "plumbline.bindings.generated")
                .and()
                .haveSimpleNameNotEndingWith("Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }
}
