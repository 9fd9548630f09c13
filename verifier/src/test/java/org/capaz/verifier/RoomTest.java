// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;

/** Keeps the verifier a function of what it is given: no network, no database, no clock, no files. */
@AnalyzeClasses(packages = "org.capaz.verifier", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {
    @ArchTest
    static final ArchRule the_verifier_knows_the_ledger_s_json_java_and_certificates = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "org.capaz.verifier..",
                    "org.capaz.ledger..",
                    "java..",
                    "javax.security.auth.x500..",
                    "org.bouncycastle.."));

    @ArchTest
    static final ArchRule the_verifier_has_no_network_and_no_database = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net..", "java.nio.channels..", "java.sql..", "java.rmi.."));

    @ArchTest
    static final ArchRule only_the_command_line_reads_files = noClasses()
            .that(not(belongToAnyOf(Main.class)))
            .and()
            .resideOutsideOfPackage("org.capaz.verifier.program..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.nio.file.."));

    @ArchTest
    static final ArchRule the_verifier_has_no_clock = noClasses()
            .should()
            .dependOnClassesThat(belongToAnyOf(Clock.class, Random.class))
            .orShould()
            .callMethod(Instant.class, "now");

    @ArchTest
    static final ArchRule only_the_command_line_asks_the_computer_for_the_time = noClasses()
            .that(not(belongToAnyOf(Main.class)))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule checks_hand_on_what_they_found_and_store_nothing = fields().that()
            .areDeclaredInClassesThat(resideInAnyPackage(
                    "org.capaz.verifier.label..", "org.capaz.verifier.view..", "org.capaz.verifier.bundle.."))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule packages_look_one_way =
            slices().matching("org.capaz.verifier.(*)..").should().beFreeOfCycles();
}
