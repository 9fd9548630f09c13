// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Keeps this room to drawing and reading: it fetches nothing, stores nothing and signs nothing. */
@AnalyzeClasses(packages = "org.capaz.labels", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {
    @ArchTest
    static final ArchRule label_printing_knows_the_verifier_and_what_draws_and_reads = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.labels..",
                    "org.capaz.verifier..",
                    "org.capaz.ledger..",
                    "java..",
                    "javax.imageio..",
                    "javax.xml.parsers..",
                    "org.xml.sax..",
                    "com.google.zxing..",
                    "boofcv..",
                    "com.github.weisj.jsvg..",
                    "org.apache.pdfbox..",
                    "org.apache.fontbox..");

    @ArchTest
    static final ArchRule label_printing_fetches_stores_and_signs_nothing = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.capaz.labels.picture.WorkerMemory")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "java.security..");
}
