// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.P256;
import org.junit.jupiter.api.Test;

/**
 * What keeps the domain the domain, and the same on every machine: plain Java, no circles, and none of what differs
 * between two machines or two Java versions.
 */
@AnalyzeClasses(packages = "org.capaz.ledger", importOptions = ImportOption.DoNotIncludeTests.class)
class BuildingRulesTest {
    private static final String WORDS = "org.capaz.ledger.message..";

    /** What may be null is said in annotations that only the compiler reads: they are not on the class path at run time. */
    @ArchTest
    static final ArchRule the_domain_knows_only_java = classes()
            .that()
            .doNotBelongToAnyOf(P256.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.capaz.ledger..", "java..", "org.jspecify.annotations");

    /** Decision 183. */
    @ArchTest
    static final ArchRule only_signatures_are_checked_with_arithmetic_of_others = classes()
            .that()
            .belongToAnyOf(P256.class)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.capaz.ledger..", "java..", "org.bouncycastle.math.ec..", "org.bouncycastle.util");

    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("org.capaz.ledger.(*)..").should().beFreeOfCycles();

    // Determinism: wall clock, chance, environment, files, network, threads

    /** The contract writes keys, arguments and, for logs, English; the other language is for those who show its answers. */
    @ArchTest
    static final ArchRule nobody_in_the_domain_asks_for_the_Spanish_of_an_answer =
            noClasses().that().resideOutsideOfPackage(WORDS).should().accessField(Language.class, "SPANISH");

    @ArchTest
    static final ArchRule nothing_from_outside_the_arguments = noClasses()
            .that()
            .resideOutsideOfPackage(WORDS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.io..",
                            "java.net..",
                            "java.nio.file..",
                            "java.nio.channels..",
                            "java.sql..",
                            "java.lang.reflect..",
                            "java.util.concurrent..",
                            "java.util.logging..",
                            "java.util.prefs..",
                            "java.util.regex..")
                    .or(assignableTo(java.util.Random.class))
                    .or(assignableTo(java.util.random.RandomGenerator.class))
                    .or(assignableTo(java.time.Clock.class))
                    .or(assignableTo(Thread.class))
                    .or(assignableTo(ThreadLocal.class))
                    .or(assignableTo(Process.class))
                    .or(assignableTo(Runtime.class)));

    @ArchTest
    static final ArchRule nobody_asks_the_machine = noClasses()
            .should()
            .callMethodWhere(calls(System.class, Set.of("arraycopy")))
            .orShould()
            .callMethodWhere(named("now"))
            .orShould()
            .callMethodWhere(named("randomUUID"))
            .orShould()
            .callMethodWhere(named("identityHashCode"))
            .orShould()
            .callMethodWhere(named("systemDefault"));

    // Determinism: order

    @ArchTest
    static final ArchRule nothing_without_an_order = noClasses()
            .should()
            .dependOnClassesThat(exactly(java.util.HashMap.class)
                    .or(exactly(java.util.HashSet.class))
                    .or(exactly(java.util.IdentityHashMap.class))
                    .or(exactly(java.util.WeakHashMap.class))
                    .or(exactly(java.util.Hashtable.class)))
            .orShould()
            .callMethodWhere(factory(Set.class, "of", "copyOf"))
            .orShould()
            .callMethodWhere(factory(java.util.Map.class, "of", "copyOf", "ofEntries"))
            .orShould()
            .callMethodWhere(factory(
                    Collectors.class,
                    "toSet",
                    "toUnmodifiableSet",
                    "toMap",
                    "toUnmodifiableMap",
                    "groupingBy",
                    "partitioningBy"))
            .orShould()
            .callMethodWhere(named("parallel"))
            .orShould()
            .callMethodWhere(named("parallelStream"))
            .orShould()
            .callMethodWhere(named("unordered"));

    // Determinism: locale, Unicode tables, time zones

    @ArchTest
    static final ArchRule nothing_that_differs_between_java_versions = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.text..", "java.time.format..", "java.time.zone..")
                    .or(exactly(java.util.Currency.class))
                    .or(exactly(java.util.Formatter.class))
                    .or(exactly(java.util.TimeZone.class))
                    .or(exactly(java.util.Calendar.class))
                    .or(exactly(java.util.Date.class))
                    .or(exactly(java.time.ZonedDateTime.class)))
            .orShould()
            .callMethodWhere(factory(String.class, "format", "formatted"))
            .orShould()
            .callMethodWhere(withoutArguments(String.class, "toLowerCase", "toUpperCase", "getBytes"))
            .orShould()
            .callMethodWhere(factory(
                    Character.class,
                    "isLetter",
                    "isLetterOrDigit",
                    "isDigit",
                    "isUpperCase",
                    "isLowerCase",
                    "isAlphabetic",
                    "toUpperCase",
                    "toLowerCase",
                    "getNumericValue"));

    // Determinism: whole numbers only

    @ArchTest
    static final ArchRule no_field_is_a_floating_point_number =
            fields().should().notHaveRawType(floating());

    @ArchTest
    static final ArchRule no_method_gives_or_takes_a_floating_point_number = methods()
            .should()
            .notHaveRawReturnType(floating())
            .andShould()
            .notHaveRawParameterTypes(DescribedPredicate.anyElementThat(floating()));

    @ArchTest
    static final ArchRule nobody_calculates_with_floating_point_numbers = noClasses()
            .should()
            .callCodeUnitWhere(DescribedPredicate.describe(
                    "it gives or takes a floating point number",
                    (JavaCall<?> call) -> floating().test(call.getTarget().getRawReturnType())
                            || call.getTarget().getRawParameterTypes().stream().anyMatch(floating())));

    // Determinism: no state outside the ledger

    @ArchTest
    static final ArchRule what_is_static_is_final =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule no_static_field_is_a_collection_that_changes = fields().that()
            .areStatic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areNotDeclaredIn(P256.class) // keeps what follows from a key alone (decision 189)
            .should()
            .notHaveRawType(assignableTo(java.util.Map.class).or(resideInAnyPackage("java.util.concurrent..")));

    /** Source text, because a local variable leaves no type in a class file; tests are held to it too. */
    @Test
    void no_source_file_speaks_of_floating_point_numbers() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            String code = Files.readString(file)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .replaceAll("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"", "\"\"")
                    .replaceAll("//[^\n]*", "");
            if (code.matches("(?s).*\\b(double|float|Double|Float|doubleValue|strictfp)\\b.*")
                    || code.matches("(?s).*[^\\w.]\\d+\\.\\d.*")) {
                found.add(file.toString());
            }
        }
        assertThat(found).isEmpty();
    }

    /** A check hands on what it found; a cast or an unwrapping would throw inside a peer once the checks are reordered. */
    @Test
    void no_decision_casts_or_unwraps() throws IOException {
        int decisions = 0;
        for (Path file : sources()) {
            String code = Files.readString(file);
            int from = code.indexOf("    public Decision decide(");
            if (file.startsWith("src/main") && from >= 0) {
                decisions++;
                assertThat(code.substring(from, code.indexOf("\n    }\n", from)))
                        .as("%s", file)
                        .doesNotContain("orElseThrow")
                        .doesNotContain(".get()")
                        .doesNotContainPattern("\\(\\(?[A-Z][A-Za-z]*(\\.[A-Z][A-Za-z]*)*\\) ?[a-z]");
            }
        }
        assertThat(decisions).isGreaterThan(80);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("BuildingRulesTest.java"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(100);
            return sources;
        }
    }

    private static DescribedPredicate<JavaClass> floating() {
        return exactly(double.class)
                .or(exactly(float.class))
                .or(exactly(Double.class))
                .or(exactly(Float.class))
                .or(exactly(double[].class))
                .or(exactly(float[].class));
    }

    private static DescribedPredicate<JavaClass> exactly(Class<?> type) {
        return DescribedPredicate.describe(type.getSimpleName(), found -> found.isEquivalentTo(type));
    }

    private static DescribedPredicate<JavaCall<?>> named(String method) {
        return DescribedPredicate.describe(
                "it is " + method,
                call -> call.getTarget().getName().equals(method)
                        && call.getTargetOwner().getPackageName().startsWith("java"));
    }

    private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, Set<String> but) {
        return DescribedPredicate.describe(
                "it is of " + owner.getSimpleName() + " except " + but,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && !but.contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaCall<?>> factory(Class<?> owner, String... methods) {
        return DescribedPredicate.describe(
                "it is one of " + owner.getSimpleName() + " " + List.of(methods),
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && List.of(methods).contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaCall<?>> withoutArguments(Class<?> owner, String... methods) {
        return factory(owner, methods)
                .and(DescribedPredicate.describe(
                        "without arguments",
                        call -> call.getTarget().getRawParameterTypes().isEmpty()));
    }
}
