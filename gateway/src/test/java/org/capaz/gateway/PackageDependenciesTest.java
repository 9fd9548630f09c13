// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import org.capaz.gateway.projection.Outbox;
import org.capaz.ledger.record.LedgerKey;

/** Which package of the gateway may depend on which; a class that breaks a rule is in the wrong package. */
@AnalyzeClasses(packages = "org.capaz.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageDependenciesTest {
    private static final String GATEWAY = "org.capaz.gateway";
    private static final String ROOMS = GATEWAY + ".";

    @ArchTest
    static final ArchRule intake_looks_at_nothing_that_comes_after_it = noClasses()
            .that()
            .resideInAPackage(ROOMS + "intake..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "fabric..",
                    ROOMS + "follow..",
                    ROOMS + "projection..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "cooperative..",
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
                    ROOMS + "cooperative..",
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
            .resideInAnyPackage(ROOMS + "query..", ROOMS + "buyer..", ROOMS + "certificate..", ROOMS + "auditor..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOMS + "submit..", ROOMS + "intake..");

    /** {@code @Bean(preDestroy = …)} on a class is taken without a word and does nothing. */
    @ArchTest
    static final ArchRule what_can_be_closed_is_closed_with_the_gateway = methods()
            .that()
            .haveName("close")
            .and()
            .areDeclaredInClassesThat()
            .areAssignableTo(AutoCloseable.class)
            .and()
            .areDeclaredInClassesThat(annotatedWith(Context.class).or(annotatedWith(Singleton.class)))
            .should()
            .beAnnotatedWith(PreDestroy.class);

    /** Officers sign on these pages; what strangers read is made elsewhere. */
    @ArchTest
    static final ArchRule the_pages_of_cooperatives_know_no_other_pages = noClasses()
            .that()
            .resideInAPackage(ROOMS + "cooperative..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "fabric..",
                    ROOMS + "follow..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "certificate..");

    @ArchTest
    static final ArchRule only_the_fabric_package_and_the_four_adapters_on_it_touch_the_fabric_client = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "fabric..")
            .and()
            .doNotHaveFullyQualifiedName(ROOMS + "submit.FabricLedgerClient")
            .and()
            .doNotHaveFullyQualifiedName(ROOMS + "follow.FabricBlockFeed")
            .and()
            .haveNameNotMatching("org\\.capaz\\.gateway\\.follow\\.FabricBlockFeed\\$.*")
            .and()
            .doNotHaveFullyQualifiedName(ROOMS + "certificate.FabricEndorsedViews")
            .and()
            .doNotHaveFullyQualifiedName(ROOMS + "certificate.FabricOrderedBlocks")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hyperledger.fabric..", "io.grpc..");

    @ArchTest
    static final ArchRule the_fabric_package_knows_no_other_package_of_the_gateway = noClasses()
            .that()
            .resideInAPackage(ROOMS + "fabric..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOMS + "*..").and(resideOutsideOfPackage(ROOMS + "fabric..")));

    @ArchTest
    static final ArchRule what_every_page_is_made_with_knows_no_other_package_of_the_gateway = noClasses()
            .that()
            .resideInAPackage(ROOMS + "page..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOMS + "*..").and(resideOutsideOfPackage(ROOMS + "page..")));

    /** What leaves to addresses outside is made without any record. */
    @ArchTest
    static final ArchRule what_is_sent_outside_reads_no_record = noClasses()
            .that()
            .resideInAPackage(ROOMS + "webhook..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            ROOMS + "projection..",
                            ROOMS + "query..",
                            ROOMS + "submit..",
                            ROOMS + "certificate..",
                            ROOMS + "cooperative..",
                            ROOMS + "buyer..",
                            "org.capaz.ledger.record..")
                    .and(not(equivalentTo(Outbox.class))));

    @ArchTest
    static final ArchRule nobody_depends_on_ops = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "ops..")
            .and()
            .doNotHaveFullyQualifiedName("org.capaz.gateway.Main")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOMS + "ops..");

    @ArchTest
    static final ArchRule access_knows_no_room_behind_it = noClasses()
            .that()
            .resideInAPackage(ROOMS + "access..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOMS + "intake..",
                    ROOMS + "submit..",
                    ROOMS + "fabric..",
                    ROOMS + "follow..",
                    ROOMS + "projection..",
                    ROOMS + "query..",
                    ROOMS + "buyer..",
                    ROOMS + "cooperative..",
                    ROOMS + "certificate..");

    /** The projection reads keys back as they stand in blocks and rows; whoever asks for one takes its shape from there. */
    @ArchTest
    static final ArchRule key_shapes_stand_in_LedgerKeys_alone = noClasses()
            .that()
            .resideOutsideOfPackage(ROOMS + "projection..")
            .should()
            .callConstructor(LedgerKey.class, String.class, List.class);

    /** Each keeps tables of its own: submit its intents, projection what blocks made, certificate its bundles, cooperative its links, webhook its outbox. */
    @ArchTest
    static final ArchRule only_rooms_with_tables_of_their_own_and_ops_use_the_database = classes()
            .that()
            .areAssignableTo(Database.class)
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage(
                    GATEWAY,
                    ROOMS + "submit..",
                    ROOMS + "projection..",
                    ROOMS + "certificate..",
                    ROOMS + "cooperative..",
                    ROOMS + "webhook..",
                    ROOMS + "ops..");

    /** Whoever reads or writes rows; certificate and ops go through {@link Database}, which ops needs to rebuild. */
    @ArchTest
    static final ArchRule rows_are_read_and_written_in_these_packages_only = noClasses()
            .that()
            .resideOutsideOfPackages(
                    GATEWAY,
                    ROOMS + "submit..",
                    ROOMS + "projection..",
                    ROOMS + "certificate..",
                    ROOMS + "cooperative..",
                    ROOMS + "webhook..",
                    ROOMS + "ops..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..", "org.flywaydb.."));
}
