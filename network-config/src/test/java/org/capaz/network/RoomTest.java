package org.capaz.network;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.capaz", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomTest {

    @ArchTest
    static final ArchRule the_network_knows_no_other_room = noClasses()
            .that()
            .resideInAPackage("org.capaz.network..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of another room",
                    (JavaClass other) -> other.getPackageName().startsWith("org.capaz.")
                            && !other.getPackageName().startsWith("org.capaz.network")));

    @ArchTest
    static final ArchRule the_network_prints_nothing = noClasses()
            .that()
            .resideInAPackage("org.capaz.network..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");
}
