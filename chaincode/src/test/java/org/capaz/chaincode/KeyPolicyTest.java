// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.chaincode.VersionedLedger.Verdict;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which members' peers must have signed before a record changes: its owner's, and with it a majority. */
class KeyPolicyTest {
    private static final List<String> OPEN_TO_ALL = List.of(
            "cert",
            "status",
            "idx",
            "head",
            "notissued",
            "flag",
            "contest",
            "release",
            "rescued",
            "withdrawn",
            "record");
    private static final String LOT = new LedgerKey(Family.LOT, List.of("LA")).onLedger();

    private static VersionedLedger ledgerOf(Draft draft) {
        return new VersionedLedger(new CapazContract(new ContractFunctions("capaz")))
                .holding(draft.world().ledger());
    }

    private static VersionedLedger.Transaction endorse(VersionedLedger ledger, Draft draft) {
        Draft.Call call = draft.call();
        return ledger.endorse(call.msp(), call.time(), call.arguments().toArray(String[]::new));
    }

    private static Verdict verdict(Draft draft, String... endorsers) {
        VersionedLedger ledger = ledgerOf(draft);
        return ledger.commit(endorse(ledger, draft), List.of(endorsers));
    }

    @Test
    void a_lot_changes_with_its_custodians_organisation_and_two_of_the_other_three_and_never_without_it() {
        Draft offer = EveryKind.rightly(StatementKind.OFFER_CUSTODY);

        assertThat(verdict(offer, "ProducersMSP", "TradersMSP", "BuyersMSP")).isEqualTo(Verdict.VALID);
        assertThat(verdict(offer, "ProducersMSP", "BuyersMSP", "AssuranceMSP")).isEqualTo(Verdict.VALID);
        assertThat(verdict(offer, "TradersMSP", "BuyersMSP", "AssuranceMSP"))
                .isEqualTo(Verdict.ENDORSEMENT_POLICY_FAILURE);
        assertThat(verdict(offer, "ProducersMSP", "TradersMSP")).isEqualTo(Verdict.ENDORSEMENT_POLICY_FAILURE);
    }

    @Test
    void a_hand_over_needs_the_former_custodian_and_afterwards_the_new_one_is_asked() {
        Draft acceptance = EveryKind.rightly(StatementKind.ACCEPT_CUSTODY);
        assertThat(verdict(acceptance, "TradersMSP", "BuyersMSP", "AssuranceMSP"))
                .isEqualTo(Verdict.ENDORSEMENT_POLICY_FAILURE);
        VersionedLedger ledger = ledgerOf(acceptance);

        VersionedLedger.Transaction handOver = endorse(ledger, acceptance);

        assertThat(handOver.policies.keySet()).containsExactly(LOT);
        assertThat(ledger.commit(handOver, List.of("ProducersMSP", "TradersMSP", "BuyersMSP")))
                .isEqualTo(Verdict.VALID);
        acceptance.recorded();
        VersionedLedger.Transaction next =
                endorse(ledger, acceptance.world().agg01().offers(onwards()));
        assertThat(next.message()).isNull();
        assertThat(ledger.commit(next, List.of("ProducersMSP", "BuyersMSP", "AssuranceMSP")))
                .isEqualTo(Verdict.ENDORSEMENT_POLICY_FAILURE);
        assertThat(ledger.commit(next, List.of("TradersMSP", "BuyersMSP", "AssuranceMSP")))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void an_attestation_is_kept_by_its_issuers_organisation_and_a_receipt_by_the_payees() {
        assertThat(ownerIn(EveryKind.rightly(StatementKind.ISSUE_ATTESTATION), "attestation"))
                .isEqualTo("AssuranceMSP");
        assertThat(ownerIn(EveryKind.rightly(StatementKind.CONFIRM_RECEIPT), "receipt"))
                .isEqualTo("ProducersMSP");
        assertThat(ownerIn(EveryKind.rightly(StatementKind.SETTLE_LOT), "settlement"))
                .isEqualTo("BuyersMSP");
    }

    /** Any member's statement may move these, whoever holds the gold: a custodian's absence must not keep a label valid. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void the_labels_own_keys_flags_and_counters_have_no_policy(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);

        VersionedLedger.Transaction transaction = endorse(ledgerOf(draft), draft);

        assertThat(transaction.message()).isNull();
        assertThat(transaction.policies.keySet())
                .allSatisfy(key ->
                        assertThat(LedgerKey.parse(key).family().onLedger()).isNotIn(OPEN_TO_ALL));
        assertThat(transaction.writes.keySet()).containsAll(transaction.policies.keySet());
    }

    @Test
    void a_policy_is_written_when_the_key_comes_into_being_and_not_again_while_the_owner_stays() {
        Draft lot = EveryKind.rightly(StatementKind.DECLARE_LOT);
        Draft seal = EveryKind.rightly(StatementKind.APPLY_SEAL);

        assertThat(endorse(ledgerOf(lot), lot).policies.keySet())
                .extracting(key -> LedgerKey.parse(key).family().onLedger())
                .containsExactly("contributions", "lot");
        assertThat(endorse(ledgerOf(seal), seal).policies).isEmpty();
    }

    private static Json.Obj onwards() {
        return Body.set(Body.set(WorkedCase.offer("LA"), "to", "'REF-01'"), "transfer", "'T-ONWARDS'");
    }

    private static String ownerIn(Draft draft, String family) {
        SortedMap<String, byte[]> policies = new TreeMap<>(endorse(ledgerOf(draft), draft).policies);
        return policies.entrySet().stream()
                .filter(entry ->
                        LedgerKey.parse(entry.getKey()).family().onLedger().equals(family))
                .map(Map.Entry::getValue)
                .map(VersionedLedger::owner)
                .findFirst()
                .orElseThrow();
    }
}
