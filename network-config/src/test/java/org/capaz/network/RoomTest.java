// SPDX-License-Identifier: Apache-2.0
package org.capaz.network;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;

@AnalyzeClasses(packages = "org.capaz.network", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule the_network_knows_no_other_room_but_the_messages_and_the_hash = noClasses()
            .that()
            .resideInAPackage("org.capaz.network..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of another room, or of the ledger model without being messages or the hash",
                    (JavaClass other) -> other.getPackageName().startsWith("org.capaz.")
                            && !other.getPackageName().startsWith("org.capaz.network")
                            && !other.getPackageName().equals("org.capaz.ledger.message")
                            && !other.getName().equals("org.capaz.ledger.identity.Digest")));

    @ArchTest
    static final ArchRule the_network_prints_nothing = noClasses()
            .that()
            .resideInAPackage("org.capaz.network..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    /** The root package is a slice of its own too, so that nothing below it calls the front door. */
    @ArchTest
    static final ArchRule packages_form_no_circle =
            slices().matching("org.capaz.(**)").should().beFreeOfCycles();

    @ArchTest
    static void no_package_holds_more_than_25_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(found -> !found.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        // The numbers also show that the classes were found at all.
        assertThat(files).containsEntry("org.capaz.network", 1L);
        assertThat(files.values()).allMatch(count -> count <= 25);
    }
}
