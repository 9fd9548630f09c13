// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the demonstration may import; network and label programs reach it through interfaces of its own. */
@AnalyzeClasses(packages = "org.capaz.demo", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule the_demonstration_imports_the_client_and_the_ledger_model = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.capaz.demo..", "org.capaz.client..", "org.capaz.ledger..", "java..");

    @ArchTest
    static final ArchRule a_case_folder_knows_nothing_of_the_ledger_or_of_keys = noClasses()
            .that()
            .resideInAPackage("org.capaz.demo.casefolder..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.capaz.client..", "org.capaz.ledger..")
                    .and(not(resideInAnyPackage("org.capaz.ledger.message", "org.capaz.ledger.quantity"))));

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("org.capaz.(**)").should().beFreeOfCycles();
}
