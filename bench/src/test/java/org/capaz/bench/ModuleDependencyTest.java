// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the benches use; nobody uses them, since no module has bench among its dependencies. */
@AnalyzeClasses(packages = "org.capaz.bench")
class ModuleDependencyTest {
    @ArchTest
    static final ArchRule a_bench_uses_what_it_measures_and_neither_the_command_line_nor_the_demonstration = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.bench..",
                    "org.capaz.ledger..",
                    "org.capaz.verifier..",
                    "org.capaz.labels..",
                    "org.capaz.audit..",
                    "org.capaz.gateway..",
                    "org.capaz.network..",
                    "org.capaz.client..",
                    "java..",
                    "com.sun.management",
                    "com.google.protobuf",
                    "com.google.zxing..",
                    "com.tngtech.archunit..",
                    "io.grpc..",
                    "io.micronaut.context..",
                    "org.HdrHistogram",
                    "org.apache.pdfbox..",
                    "org.assertj..",
                    "org.hyperledger.fabric.client..",
                    "org.hyperledger.fabric.protos..",
                    "org.junit..",
                    "org.postgresql..");

    @ArchTest
    static final ArchRule what_measures_knows_no_single_bench = noClasses()
            .that()
            .resideInAPackage("org.capaz.bench.measure")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.capaz.bench", "org.capaz.bench.network");

    @ArchTest
    static final ArchRule a_bench_on_a_network_needs_none_of_those_in_memory = noClasses()
            .that()
            .resideInAPackage("org.capaz.bench.network")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.capaz.bench");
}
