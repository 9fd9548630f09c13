// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeStub;

/** Two peers that run the same function must come to the same bytes: what could differ is out of bounds. */
@AnalyzeClasses(packages = "org.capaz.chaincode", importOptions = ImportOption.DoNotIncludeTests.class)
class DeterminismTest {
    private static final List<String> UNORDERED = List.of(
            "Set.of",
            "Set.copyOf",
            "Map.of",
            "Map.copyOf",
            "Map.ofEntries",
            "Collectors.toSet",
            "Collectors.toMap",
            "Collectors.groupingBy",
            "Collectors.partitioningBy");

    private static final List<String> ASKED = List.of(
            "getArgs",
            "getFunction",
            "getChannelId",
            "getCreator",
            "getTxTimestamp",
            "getState",
            "getStateByPartialCompositeKey",
            "putState",
            "setStateValidationParameter",
            "setEvent");

    @ArchTest
    static final ArchRule knows_only_the_model_and_fabric = classes()
            .that()
            .doNotHaveSimpleName("PeerStreams")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.capaz.chaincode..",
                    "org.capaz.ledger..",
                    "org.hyperledger.fabric..",
                    "com.google.protobuf..",
                    "java..");

    /** The process's entry reads its environment, and its streams can break; nothing that serves a transaction does either. */
    @ArchTest
    static final ArchRule reads_nothing_from_its_surroundings = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .and()
            .doNotHaveSimpleName("PeerStreams")
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

    /** Their order differs from one start of Java to the next, or from one thread's pace to another's. */
    @ArchTest
    static final ArchRule iterates_over_nothing_without_an_order = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it makes a set or map without an order, or works in parallel",
                    call -> UNORDERED.contains(call.getTargetOwner().getSimpleName() + "." + call.getName())
                            || call.getName().startsWith("parallel")));

    /** JSON queries and history are not checked again at commit, pages are refused in writing transactions (Fabric). */
    @ArchTest
    static final ArchRule asks_the_peer_only_what_is_checked_at_commit = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "it asks the peer for something else than keys, prefixes and the transaction itself",
                    call -> call.getTargetOwner().isEquivalentTo(ChaincodeStub.class)
                            && !ASKED.contains(call.getName())));

    @ArchTest
    static final ArchRule remembers_no_ledger_data = fields().that()
            .areDeclaredIn(CapazContract.class)
            .or()
            .areDeclaredIn(ContractFunctions.class)
            .or()
            .areDeclaredIn(PeerStreams.class)
            .should()
            .beFinal();
}
