// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the benches use; nobody uses them, since no module has bench among its dependencies. */
@AnalyzeClasses(packages = "org.capaz.bench")
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule a_bench_uses_what_it_measures_and_no_program_that_runs_the_network = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.bench..",
                    "org.capaz.ledger..",
                    "org.capaz.verifier..",
                    "org.capaz.labels..",
                    "org.capaz.audit..",
                    "org.capaz.gateway..",
                    "java..",
                    "com.sun.management",
                    "com.google.protobuf",
                    "com.google.zxing..",
                    "com.tngtech.archunit..",
                    "io.micronaut.context..",
                    "org.HdrHistogram",
                    "org.apache.pdfbox..",
                    "org.assertj..",
                    "org.hyperledger.fabric.protos..",
                    "org.junit..",
                    "org.postgresql..");

    @ArchTest
    static final ArchRule what_measures_knows_no_single_bench = noClasses()
            .that()
            .belongToAnyOf(Turns.class, Result.class, Goal.class, Figure.class)
            .should()
            .dependOnClassesThat(assignableTo(Bench.class).and(not(equivalentTo(Bench.class))));
}
