// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I1, I3, I28, I30: keys rotate, registrations are renewed, parties and accreditations end; nothing is edited. */
class ChangingRegistryTest {
    private static final DemoOfficer NEXT = Conduct.newTreasurer();

    private final Consortium world = Stage.FOUNDED.world();

    // Officers' keys

    private Draft rotation() {
        return world.amp01().rotatesItsKey(Conduct.rotation()).signedBy("amp-01-treasurer");
    }

    @Test
    void an_officer_rotates_its_own_key_alone() {
        assertThat(world.amp01().rotatesItsKey(Conduct.rotation()).signedBy("amp-01-treasurer", "amp-01-legal"))
                .isRefusedBy(Rule.I1, "signs alone");
        assertThat(rotation()).isAccepted();
    }

    @Test
    void the_old_key_signs_until_its_end_and_the_new_one_in_the_same_roles() {
        rotation().recorded();
        Officer old = Officer.find(
                        world.ledger(), world.officer("amp-01-treasurer").id())
                .orElseThrow();
        Officer next = Officer.find(world.ledger(), NEXT.id()).orElseThrow();

        assertThat(old.trustedAt(Instant.parse("2024-03-04T12:59:59Z"))).isTrue();
        assertThat(old.trustedAt(Instant.parse("2024-03-04T13:00:00Z"))).isFalse();
        assertThat(next.owner()).isEqualTo(old.owner());
        assertThat(next.roles()).isEqualTo(old.roles());
    }

    @Test
    void a_key_that_has_an_end_is_not_rotated_again() {
        rotation().recorded();
        Json.Obj again = Body.set(
                Conduct.rotation(),
                "spki",
                "'" + DemoOfficer.of("amp-01-third", "AMP-01").spki() + "'");

        assertThat(world.amp01().rotatesItsKey(again).signedBy("amp-01-treasurer"))
                .isRefusedBy(Rule.I3, "has an end already");
        assertThat(world.amp01().rotatesItsKey(again).signedBy("amp-01-legal")).isAccepted();
    }

    @Test
    void the_end_of_the_old_key_is_not_before_the_rotation_nor_the_new_one_known() {
        long now = world.now().getEpochSecond();

        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "from", now - 1))
                        .signedBy("amp-01-treasurer"))
                .isRefusedBy(Rule.I3, "within 7 days");
        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(
                                Conduct.rotation(),
                                "spki",
                                "'" + world.officer("amp-02-treasurer").spki() + "'"))
                        .signedBy("amp-01-treasurer"))
                .isRefusedBy(Rule.I3, "registered already");
        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "from", now))
                        .signedBy("amp-01-treasurer"))
                .isAccepted();
    }

    @Test
    void a_thief_of_a_key_cannot_put_off_its_end() {
        long week = world.now().getEpochSecond() + 7 * 86_400;

        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "from", week + 1))
                        .signedBy("amp-01-treasurer"))
                .isRefusedBy(Rule.I3, "within 7 days");
        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "from", week))
                        .signedBy("amp-01-treasurer"))
                .isAccepted();
    }

    @Test
    void a_new_key_lasts_no_longer_than_the_organisation_granted() {
        Officer old = Officer.find(
                        world.ledger(), world.officer("amp-01-treasurer").id())
                .orElseThrow();
        long granted = old.key().validTo().getEpochSecond();

        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "validTo", granted + 1))
                        .signedBy("amp-01-treasurer"))
                .isRefusedBy(Rule.I3, "granted");
        assertThat(world.amp01()
                        .rotatesItsKey(Body.set(Conduct.rotation(), "validTo", granted))
                        .signedBy("amp-01-treasurer"))
                .isAccepted();
    }

    @Test
    void an_end_is_brought_forward_and_never_put_off() {
        rotation().recorded();
        String officer = world.officer("amp-01-treasurer").id().value();
        long end = 1_709_557_200;
        Json.Obj later = Body.of("{'officer':'%s','from':%d,'reason':'KEY-LOST'}", officer, end);
        Json.Obj earlier = Body.of("{'officer':'%s','from':%d,'reason':'KEY-STOLEN'}", officer, end - 1);

        assertThat(world.producers().revokesOfficer(later)).isRefusedBy(Rule.I3, "brought forward");
        assertThat(world.producers().revokesOfficer(earlier)).isAccepted();
    }

    // Parties

    @Test
    void no_organisation_makes_itself_the_judge_of_others() {
        for (String judge : List.of("SCHEME", "AUDITOR")) {
            Json.Obj party = Body.set(
                    Body.set(WorkedCase.party("AGG-01"), "party", "'" + judge + "-09'"),
                    "roles",
                    "['TRADER','" + judge + "']");

            assertThat(world.traders().registersParty(party).signedBy("traders-registrar"))
                    .isRefusedBy(Rule.I1, "more than half");
            assertThat(world.traders()
                            .registersParty(party)
                            .signedBy("traders-registrar", "producers-registrar", "buyers-registrar"))
                    .isAccepted();
        }
        Json.Obj trader = Body.set(WorkedCase.party("AGG-01"), "party", "'TRD-09'");
        assertThat(world.traders().registersParty(trader).signedBy("traders-registrar", "producers-registrar"))
                .isRefusedBy(Rule.I1, "none of TradersMSP");
        assertThat(world.traders().registersParty(trader).signedBy("traders-registrar"))
                .isAccepted();
    }

    @Test
    void a_registration_that_a_party_brings_has_a_period_too() {
        Json.Obj party = Body.set(WorkedCase.party("AGG-01"), "party", "'AGG-09'");
        String from = Body.text(party, "registrations[0].validFrom");

        assertThat(world.traders().registersParty(Body.set(party, "registrations[0].validTo", "'2019-01-01'")))
                .isRefusedBy(Rule.I28);
        assertThat(world.traders().registersParty(Body.set(party, "registrations[0].validTo", "'" + from + "'")))
                .isAccepted();
    }

    @Test
    void an_organisation_enters_a_registration_of_its_own_party_once() {
        assertThat(world.buyers().addsRegistration(Conduct.registration())).isRefusedBy(Rule.I1);
        assertThat(world.traders().addsRegistration(Body.set(Conduct.registration(), "validTo", "'2027-04-30'")))
                .isRefusedBy(Rule.I28);
        assertThat(world.traders().addsRegistration(Body.set(Conduct.registration(), "validTo", "'2027-05-01'")))
                .isAccepted();
        assertThat(world.traders().addsRegistration(Conduct.registration())).isAccepted();
        assertThat(world.traders().addsRegistration(Conduct.registration())).isRefusedBy(Rule.I3);
    }

    @Test
    void a_renewed_registration_counts_from_its_first_day() {
        var aggregator = new PartyId("AGG-01");
        assertThat(Party.find(world.ledger(), aggregator).orElseThrow().registeredOn(Day.parse("2027-05-01")))
                .isFalse();
        world.traders().addsRegistration(Conduct.registration()).recorded();

        assertThat(Party.find(world.ledger(), aggregator).orElseThrow().registeredOn(Day.parse("2027-04-30")))
                .isTrue();
        assertThat(Party.find(world.ledger(), aggregator).orElseThrow().registeredOn(Day.parse("2027-05-01")))
                .isTrue();
        assertThat(Party.find(world.ledger(), aggregator).orElseThrow().registeredOn(Day.parse("2029-05-01")))
                .isFalse();
    }

    @Test
    void an_organisation_withdraws_its_own_party_once() {
        assertThat(world.buyers().withdrawsParty(Conduct.partyWithdrawal())).isRefusedBy(Rule.I1);
        assertThat(world.traders().withdrawsParty(Conduct.partyWithdrawal())).isAccepted();
        assertThat(world.traders().withdrawsParty(Conduct.partyWithdrawal())).isRefusedBy(Rule.I3);
    }

    @Test
    void a_withdrawn_party_acts_no_more_and_receives_nothing() {
        world.traders().withdrawsParty(Conduct.partyWithdrawal()).recorded();

        world.at(Instant.parse("2024-03-05T12:59:59Z"));
        assertThat(world.trd01().comments(Conduct.comment())).isAccepted();
        world.at(Instant.parse("2024-03-05T13:00:00Z"));
        assertThat(world.trd01().comments(Body.set(Conduct.comment(), "comment", "'K-18'")))
                .isRefusedBy(Rule.I1, "withdrawn");
        Party trader = Party.find(world.ledger(), new PartyId("TRD-01")).orElseThrow();
        assertThat(trader.registeredOn(Day.parse("2024-03-04"))).isTrue();
        assertThat(trader.registeredOn(Day.parse("2024-03-05"))).isFalse();
    }

    // Accreditations

    @Test
    void an_accreditation_is_for_a_second_or_third_party_and_for_a_period() {
        Json.Obj accreditation = WorkedCase.accreditation();

        assertThat(world.sch01().accredits(Body.set(accreditation, "level", "'FIRST_PARTY'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.sch01().accredits(Body.set(accreditation, "validTo", "'2023-12-31'")))
                .isRefusedBy(Rule.I30);
        assertThat(world.sch01().accredits(Body.set(accreditation, "validTo", "'2024-01-01'")))
                .isAccepted();
        assertThat(world.sch01().accredits(Body.set(accreditation, "validFrom", "'2024-01-02'")))
                .isAccepted();
    }

    // Lost keys

    @Test
    void who_has_lost_a_key_has_it_revoked_and_a_new_one_registered() {
        Json.Obj lost = Body.of(
                "{'officer':'%s','from':%d,'reason':'KEY-LOST'}",
                world.officer("amp-01-treasurer").id(), world.now().getEpochSecond());
        DemoOfficer other = DemoOfficer.of("amp-01-other", "AMP-01", OfficerRole.TREASURER);
        world.producers().revokesOfficer(lost).recorded();

        assertThat(rotation()).isDefective("OFFICER_NOT_VALID", "signatures");
        assertThat(world.producers().registersOfficer(WorkedCase.officer(other)))
                .isAccepted();
    }
}
