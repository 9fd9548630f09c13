package org.capaz.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the commandLine may know; a class that breaks a rule is in the wrong room. */
@AnalyzeClasses(packages = "org.capaz.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule the_counter_knows_the_rooms_it_receives_from_and_no_gateway = classes()
            .that()
            .resideInAPackage("org.capaz.cli..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.cli..",
                    "org.capaz.ledger..",
                    "org.capaz.verifier..",
                    "org.capaz.labels..",
                    "org.capaz.network..",
                    "org.capaz.client..",
                    "org.capaz.demo..",
                    "picocli..",
                    "me.tongfei.progressbar..",
                    "java..");

    @ArchTest
    static final ArchRule packages_do_not_go_round_in_circles =
            slices().matching("org.capaz.(**)").should().beFreeOfCycles();
}
