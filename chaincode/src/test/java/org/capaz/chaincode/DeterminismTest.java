package org.capaz.chaincode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Two peers that run the same function must come to the same bytes: what could differ is out of bounds. */
@AnalyzeClasses(packages = "org.capaz.chaincode", importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {
    @ArchTest
    static final ArchRule knows_only_the_model_and_fabric = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.chaincode..",
                    "org.capaz.ledger..",
                    "org.hyperledger.fabric..",
                    "com.google.protobuf..",
                    "java..");

    /** The process's own entry reads its environment; nothing that serves a transaction may. */
    @ArchTest
    static final ArchRule reads_nothing_from_its_surroundings = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.lang.System")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io", "java.nio.file..", "java.net..", "java.text..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.util\\.(Random|UUID|HashMap|HashSet|Currency|Locale|TimeZone)|java\\.time\\.(Clock|ZoneId)")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule knows_no_floating_point =
            noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

    @ArchTest
    static final ArchRule keeps_nothing_between_transactions = noFields()
            .that()
            .areStatic()
            .should()
            .notBeFinal()
            .because("the chaincode object serves several threads and must not remember ledger data");
}
