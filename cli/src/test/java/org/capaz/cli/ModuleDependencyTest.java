// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the command line may import; a class that breaks a rule is in the wrong module. */
@AnalyzeClasses(packages = "org.capaz.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule the_command_line_imports_no_gateway_and_no_chaincode = classes()
            .that()
            .resideInAPackage("org.capaz.cli..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.audit..",
                    "org.capaz.cli..",
                    "org.capaz.ledger..",
                    "org.capaz.verifier..",
                    "org.capaz.labels..",
                    "org.capaz.network..",
                    "org.capaz.client..",
                    "org.capaz.demo..",
                    "org.jspecify.annotations..",
                    "picocli..",
                    "me.tongfei.progressbar..",
                    "java..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("org.capaz.(**)").should().beFreeOfCycles();
}
