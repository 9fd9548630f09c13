// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I2, I47 and I75: who stands behind a party, declared without a name, and asked wherever somebody must be independent. */
class OwnershipTest {
    private static final PartyId AUD = new PartyId("AUD-01");
    private static final PartyId AMP = new PartyId("AMP-01");

    private final Consortium world = Stage.FOUNDED.world();

    @Test
    void who_is_named_as_related_is_another_party() {
        Json.Obj party = Body.set(WorkedCase.party("AGG-01"), "party", "'AGG-02'");

        assertThat(world.traders().registersParty(Body.set(party, "relatedTo", "['NOBODY']")))
                .isRefusedBy(Rule.I75, "NOBODY is no other party");
        assertThat(world.traders().registersParty(Body.set(party, "relatedTo", "['AGG-02']")))
                .isRefusedBy(Rule.I75);
        assertThat(world.traders().registersParty(Body.set(party, "relatedTo", "['BUY-01']")))
                .isAccepted();
        assertThat(Party.sameOrganisation(new PartyId("AGG-02"), new PartyId("BUY-01"), world.ledger()))
                .isTrue();
        assertThat(Party.sameOrganisation(new PartyId("REF-01"), new PartyId("AGG-02"), world.ledger()))
                .isFalse();
    }

    @Test
    void a_beneficial_owner_is_declared_as_a_commitment_and_never_by_name() {
        Json.Obj party = Body.set(WorkedCase.party("AGG-01"), "party", "'AGG-02'");

        assertThat(world.traders().registersParty(party.with("beneficialOwner", "Maria Demo")))
                .isDefective("MALFORMED", "body.beneficialOwner");
        assertThat(world.traders().registersParty(party.with("beneficialOwner", Body.hash("Demo owner"))))
                .isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.party(new PartyId("AGG-02"))), "beneficialOwner"))
                .isEqualTo(Body.hash("Demo owner"));
    }

    /** Whichever of the two has declared it. */
    @ParameterizedTest
    @CsvSource({"AUD-01, AMP-01", "AMP-01, AUD-01"})
    void nobody_assesses_a_party_to_which_it_is_related(String declaring, String other) {
        Consortium admitted = Stage.ADMITTED.world();
        Json.Obj again = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-AGAIN'");
        assertThat(admitted.aud01().attests(again)).isAccepted();
        Consortium related = Stage.ADMITTED.world();
        related.given(LedgerKeys.party(new PartyId(declaring)), "relatedTo", "['" + other + "']");

        assertThat(related.aud01().attests(again)).isRefusedBy(Rule.I2);
        assertThat(Party.sameOrganisation(AUD, AMP, related.ledger())).isTrue();
        assertThat(Party.sameOrganisation(AMP, AUD, related.ledger())).isTrue();
    }

    // After the registration

    @Test
    void a_party_declares_later_to_whom_it_is_related_and_judges_nothing_of_theirs_from_then_on() {
        Consortium admitted = Stage.ADMITTED.world();
        Json.Obj again = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-AGAIN'");
        assertThat(admitted.aud01().attests(again)).isAccepted();
        Consortium declared = Stage.ADMITTED.world();
        declared.producers()
                .declaresOwnership(Body.of("{'party':'AMP-01','relatedTo':['AUD-01']}"))
                .recorded();

        assertThat(declared.aud01().attests(again)).isRefusedBy(Rule.I2);
    }

    @Test
    void relations_are_added_and_never_taken_back() {
        world.traders().declaresOwnership(Conduct.ownership()).recorded();
        Json.Obj further = Body.of("{'party':'AGG-01','relatedTo':['REF-01']}");
        world.traders().declaresOwnership(further).recorded();

        Party declared = Party.find(world.ledger(), new PartyId("AGG-01")).orElseThrow();
        assertThat(declared.ownership())
                .isEqualTo(new Party.Ownership(
                        Optional.of(Body.hash("Demo owner")), List.of(new PartyId("BUY-01"), new PartyId("REF-01"))));
        assertThat(world.traders().declaresOwnership(further)).isRefusedBy(Rule.I3, "AGG-01");
        assertThat(world.traders().declaresOwnership(Body.of("{'party':'AGG-01'}")))
                .isRefusedBy(Rule.I3);
    }

    @Test
    void an_owner_is_declared_by_the_partys_own_organisation_and_may_change() {
        Json.Obj another = Body.set(Conduct.ownership(), "beneficialOwner", "'" + Body.hash("Demo heir") + "'");

        assertThat(world.buyers().declaresOwnership(Conduct.ownership())).isRefusedBy(Rule.I1);
        assertThat(world.traders().declaresOwnership(Body.set(another, "relatedTo", "['AGG-01']")))
                .isRefusedBy(Rule.I75);
        assertThat(world.traders().declaresOwnership(Conduct.ownership())).isAccepted();
        assertThat(world.traders().declaresOwnership(another)).isAccepted();
        assertThat(Body.text(world.record(LedgerKeys.party(new PartyId("AGG-01"))), "beneficialOwner"))
                .isEqualTo(Body.hash("Demo heir"));
    }

    @Test
    void two_parties_of_one_declared_owner_do_not_judge_each_other() {
        Json.Obj again = Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-AGAIN'");
        for (String owner : new String[] {"Demo owner", "Demo other owner"}) {
            Consortium admitted = Stage.ADMITTED.world();
            admitted.producers()
                    .declaresOwnership(Body.of("{'party':'AMP-01','beneficialOwner':'%s'}", Body.hash("Demo owner")))
                    .recorded();
            admitted.assurance()
                    .declaresOwnership(Body.of("{'party':'AUD-01','beneficialOwner':'%s'}", Body.hash(owner)))
                    .recorded();
            if (owner.equals("Demo owner")) {
                assertThat(admitted.aud01().attests(again)).isRefusedBy(Rule.I2);
            } else {
                assertThat(admitted.aud01().attests(again)).isAccepted();
            }
        }
    }
}
