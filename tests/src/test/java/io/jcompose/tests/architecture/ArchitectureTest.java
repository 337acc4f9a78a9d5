package io.jcompose.tests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {
    private static final String ROOT = "io.jcompose.";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jcompose.model", "io.jcompose.planner", "io.jcompose.backends", "io.jcompose.cli");

    @Test
    void dependenciesPointOneWay() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("cli").definedBy("io.jcompose.cli..")
                .layer("backends").definedBy("io.jcompose.backends..")
                .layer("planner").definedBy("io.jcompose.planner..")
                .layer("model").definedBy("io.jcompose.model..")
                .whereLayer("cli").mayNotBeAccessedByAnyLayer()
                .whereLayer("backends").mayOnlyBeAccessedByLayers("cli")
                .whereLayer("planner").mayOnlyBeAccessedByLayers("cli", "backends")
                .check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "planner", "backends", "cli"})
    void packagesOfAModuleFormNoCircle(String module) {
        slices().matching(ROOT + module + ".(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void inThePlannerNotEvenAPackageAndItsPartsFormACircle() {
        slices().matching("io.jcompose.planner.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void thePlannerDecidesAndDoesNothing() {
        noClasses().that().resideInAPackage("io.jcompose.planner..")
                .should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.nio.channels..",
                        "java.util.concurrent..", "java.util.random..")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Thread")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.lang.Process")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.time.Clock")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.util.Random")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "getenv", String.class)
                .check(PRODUCT);
    }

    @Test
    void enginesMeetOnlyInThePort() {
        for (String[] pair : new String[][] {{"docker", "podman"}, {"docker", "memory"}, {"podman", "memory"}}) {
            noClasses().that().resideInAPackage("io.jcompose.backends." + pair[0] + "..")
                    .should().dependOnClassesThat().resideInAPackage("io.jcompose.backends." + pair[1] + "..")
                    .check(PRODUCT);
            noClasses().that().resideInAPackage("io.jcompose.backends." + pair[1] + "..")
                    .should().dependOnClassesThat().resideInAPackage("io.jcompose.backends." + pair[0] + "..")
                    .check(PRODUCT);
        }
        noClasses().that().resideInAnyPackage("io.jcompose.backends.spi..", "io.jcompose.backends.execute..")
                .should().dependOnClassesThat().resideInAnyPackage("io.jcompose.backends.docker..",
                        "io.jcompose.backends.podman..", "io.jcompose.backends.memory..",
                        "io.jcompose.backends.transport..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheCommandLineSpeaksToTheTerminal() {
        noClasses().that().resideOutsideOfPackage("io.jcompose.cli..")
                .should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err")
                .orShould().callMethod(System.class, "exit", int.class)
                .check(PRODUCT);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        onlyIn("io.jcompose.cli..", "picocli..");
        onlyIn("io.jcompose.backends..", "com.github.dockerjava..");
        onlyIn("io.jcompose.backends..", "io.github.resilience4j..");
        onlyIn("io.jcompose.model..", "org.snakeyaml..");
        onlyIn("io.jcompose.model..", "com.networknt..");
    }

    private static void onlyIn(String home, String library) {
        noClasses().that().resideOutsideOfPackage(home).should().dependOnClassesThat().resideInAPackage(library)
                .check(PRODUCT);
    }

    @Test
    void everyPackageSaysThatItsTypesAreNeverNull() {
        classes().should(new ArchCondition<>("be in a package that is @NullMarked") {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                if (!one.getPackage().isAnnotatedWith(NullMarked.class)) events
                        .add(SimpleConditionEvent.violated(one, one.getPackageName() + " is not @NullMarked"));
            }
        }).check(PRODUCT);
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        var banned = Set.of("util", "utils", "impl", "helper", "helpers", "manager", "managers", "common", "misc");
        var found = new TreeSet<String>();
        for (JavaClass one : PRODUCT)
            for (String part : one.getPackageName().split("\\.", -1))
                if (banned.contains(part)) found.add(
                        one.getPackageName());
        assertThat(found).isEmpty();
    }
}
