// SPDX-License-Identifier: Apache-2.0
package org.capaz.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the officer's side may import: an officer trusts this code with a private key, so it stays small. */
@AnalyzeClasses(packages = "org.capaz.client", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule the_client_imports_the_ledger_model_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.client..", "org.capaz.ledger..", "java..", "javax.crypto..", "javax.net.ssl..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("org.capaz.(**)").should().beFreeOfCycles();
}
