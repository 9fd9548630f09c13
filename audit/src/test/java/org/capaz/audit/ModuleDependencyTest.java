// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What an audit comes to follows from the files and the anchor alone. */
@AnalyzeClasses(packages = "org.capaz.audit", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule the_audit_imports_the_verifier_and_the_ledger_model_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.capaz.audit..", "org.capaz.verifier..", "org.capaz.ledger..", "java..");

    @ArchTest
    static final ArchRule the_audit_has_no_network_and_no_database =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..", "java.sql..", "java.rmi..");

    @ArchTest
    static final ArchRule the_audit_has_no_clock = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class)
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_the_export_reads_files = noClasses()
            .that()
            .resideOutsideOfPackage("org.capaz.audit.export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.file..");

    @ArchTest
    static final ArchRule packages_look_one_way =
            slices().matching("org.capaz.audit.(*)..").should().beFreeOfCycles();
}
