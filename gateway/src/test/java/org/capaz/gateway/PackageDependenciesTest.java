package org.capaz.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.capaz.ledger.record.LedgerKey;

/** Who may know whom in this office; a class that breaks a rule is in the wrong room. */
@AnalyzeClasses(packages = "org.capaz.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDependenciesTest {
    private static final String ROOMS = "org.capaz.gateway.";

    @ArchTest
    static final ArchRule intake_looks_at_nothing_that_comes_after_it = noClasses()
            .that()
            .resideInAPackage(ROOMS + "intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "follow..",
                    ROOMS + "projection..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "certificate..");

    @ArchTest
    static final ArchRule submit_looks_at_nothing_that_comes_after_it = noClasses()
            .that()
            .resideInAPackage(ROOMS + "submit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "intake..",
                    ROOMS + "access..",
                    ROOMS + "follow..",
                    ROOMS + "projection..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "certificate..");

    @ArchTest
    static final ArchRule submit_knows_no_http = noClasses()
            .that()
            .resideInAPackage(ROOMS + "submit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micronaut.http..");

    @ArchTest
    static final ArchRule questions_never_submit = noClasses()
            .that()
            .resideInAnyPackage(ROOMS + "query..", ROOMS + "buyer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOMS + "submit..", ROOMS + "intake..");

    @ArchTest
    static final ArchRule only_three_rooms_touch_the_fabric_client = noClasses()
            .that()
            .resideOutsideOfPackages(ROOMS + "submit..", ROOMS + "follow..", ROOMS + "certificate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hyperledger.fabric..", "io.grpc..");

    @ArchTest
    static final ArchRule nobody_looks_back_at_the_ops_room = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "ops..")
            .and()
            .doNotHaveFullyQualifiedName("org.capaz.gateway.Main")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOMS + "ops..");

    @ArchTest
    static final ArchRule the_door_knows_no_room = noClasses()
            .that()
            .resideInAPackage(ROOMS + "access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "intake..",
                    ROOMS + "submit..",
                    ROOMS + "follow..",
                    ROOMS + "projection..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "certificate..");

    /** The projection reads keys back as they stand in blocks and rows; whoever asks for one takes its shape from there. */
    @ArchTest
    static final ArchRule key_shapes_stand_in_LedgerKeys_alone = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "projection..")
            .should()
            .callConstructor(LedgerKey.class, String.class, List.class);

    @ArchTest
    static final ArchRule only_projection_and_its_readers_speak_sql_through_the_database = classes()
            .that()
            .areAssignableTo(Database.class)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(
                    "org.capaz.gateway",
                    ROOMS + "submit..",
                    ROOMS + "projection..",
                    ROOMS + "certificate..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "ops..");
}
