// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I55: an organisation does not make the people who confirm, and where it must, everybody sees it. */
class FurtherOfficerTest {
    private static final Duration WEEK = Duration.ofDays(7);

    private static final DemoOfficer TREASURER =
            DemoOfficer.of("amp-04-made-treasurer", "AMP-04", OfficerRole.TREASURER);
    private static final DemoOfficer LEGAL =
            DemoOfficer.of("amp-04-made-legal", "AMP-04", OfficerRole.LEGAL_REPRESENTATIVE);

    private static final LedgerKey PAYMENT =
            LedgerKeys.payment(new Code(Body.text(WorkedCase.arrival("AMP-04"), "payment")));

    private final Consortium world = PremiumCase.announced();

    private Draft registration() {
        return world.producers().registersOfficer(WorkedCase.officer(TREASURER));
    }

    private void revoke(String officer) {
        world.producers()
                .revokesOfficer(Body.of(
                        "{'officer':'%s','from':%d,'reason':'KEY-LOST'}",
                        world.officer(officer).id(), world.now().getEpochSecond()))
                .recorded();
    }

    /** AMP-04 has lost every key, and its organisation has registered a treasurer alone. */
    private void registerAlone() {
        List.of("responsible", "treasurer", "legal", "supervisor").forEach(role -> revoke("amp-04-" + role));
        registration().recorded();
    }

    private Json.Obj confirmed() {
        return world.record(LedgerKeys.receipt(new Code(Body.text(WorkedCase.arrival("AMP-04"), "payment"))));
    }

    @Test
    void a_party_that_has_officers_gets_a_further_one_by_the_signature_of_one_of_them() {
        assertThat(registration().signedBy("producers-registrar")).isRefusedBy(Rule.I55, "one of them signs");
        assertThat(registration().signedBy("producers-registrar", "amp-01-legal"))
                .isRefusedBy(Rule.I1, "none of AMP-04");
        assertThat(registration().signedBy("amp-04-legal")).isRefusedBy(Rule.I1, "no officer of ProducersMSP");
        assertThat(registration().signedBy("producers-registrar", "amp-04-supervisor"))
                .isAccepted();
    }

    @Test
    void the_first_officer_of_a_party_is_registered_by_its_organisation() {
        world.producers()
                .registersParty(Body.set(WorkedCase.party("AMP-01"), "party", "'AMP-05'"))
                .recorded();
        DemoOfficer first = DemoOfficer.of("amp-05-first", "AMP-05", OfficerRole.RESPONSIBLE);
        DemoOfficer second = DemoOfficer.of("amp-05-second", "AMP-05", OfficerRole.TREASURER);

        world.producers()
                .registersOfficer(WorkedCase.officer(first))
                .signedBy("producers-registrar")
                .recorded();

        Draft further = world.producers().registersOfficer(WorkedCase.officer(second));
        assertThat(further.signedBy("producers-registrar")).isRefusedBy(Rule.I55);
        assertThat(further.signedBy(world.officer("producers-registrar"), first))
                .isAccepted();
    }

    @Test
    void while_one_officer_is_left_the_organisation_registers_none_alone() {
        List.of("responsible", "treasurer", "legal").forEach(role -> revoke("amp-04-" + role));

        assertThat(registration().signedBy("producers-registrar")).isRefusedBy(Rule.I55);
        revoke("amp-04-supervisor");
        assertThat(registration().signedBy("producers-registrar")).isAccepted();
    }

    @Test
    void an_officer_registered_alone_is_visible_at_once_and_signs_after_the_waiting_time() {
        registerAlone();
        Instant registered = world.now();

        assertThat(Body.text(world.record(LedgerKeys.officer(TREASURER.id())), "enteredBy"))
                .isEqualTo("WAITING");
        world.at(registered.plus(WEEK).minusSeconds(1));
        assertThat(world.amp04().comments(Conduct.comment()).signedBy(TREASURER))
                .isDefective("OFFICER_NOT_VALID", "signatures");
        world.at(registered.plus(WEEK));
        assertThat(world.amp04().comments(Conduct.comment()).signedBy(TREASURER))
                .isAccepted();
    }

    @Test
    void who_waits_signs_for_no_further_officer() {
        registerAlone();
        Draft further = world.producers().registersOfficer(WorkedCase.officer(LEGAL));

        assertThat(further.signedBy(world.officer("producers-registrar"), TREASURER))
                .isDefective("OFFICER_NOT_VALID", "signatures");
        assertThat(further.signedBy("producers-registrar")).isAccepted();
    }

    @Test
    void members_publish_no_waiting_time_below_a_week() {
        Json.Obj values = Body.of("{'effectiveFrom':'2024-06-01','values':{'officer.waitingDays':6}}");

        assertThat(world.assurance().publishesValues(values))
                .isDefective("MALFORMED", "body.values.officer.waitingDays");
    }

    // What a receipt says of who signed it

    @Test
    void a_receipt_of_people_known_for_long_says_nothing_of_them() {
        world.at(Instant.parse("2024-04-03T12:00:00Z"));
        world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();

        assertThat(confirmed().get("cautions")).isEqualTo(Json.texts(List.of()));
    }

    @Test
    void a_receipt_says_that_an_officer_is_young() {
        world.at(Instant.parse("2024-04-03T11:59:59Z"));
        world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();

        assertThat(confirmed().get("cautions")).isEqualTo(Json.texts(List.of("YOUNG_OFFICER")));
    }

    @Test
    void a_receipt_says_that_the_organisation_registered_an_officer_alone_and_is_flagged() {
        assertThat(PremiumCase.announced().amp04().confirms(WorkedCase.arrival("AMP-04")))
                .isAcceptedWithFlags(PAYMENT);
        registerAlone();
        world.later(WEEK);
        world.producers()
                .registersOfficer(WorkedCase.officer(LEGAL))
                .signedBy(world.officer("producers-registrar"), TREASURER)
                .recorded();
        Draft arrived = world.amp04().confirms(WorkedCase.arrival("AMP-04")).signedBy(TREASURER, LEGAL);

        assertThat(arrived).isAcceptedWithFlags(PAYMENT, Rule.I55);
        assertThat(confirmed().get("cautions"))
                .isEqualTo(Json.texts(List.of("YOUNG_OFFICER", "REGISTERED_BY_ORGANISATION")));
    }

    // A producer with one officer

    /** AMP-04 has its treasurer left. */
    private void onlyTheTreasurerIsLeft() {
        List.of("responsible", "legal", "supervisor").forEach(role -> revoke("amp-04-" + role));
    }

    @Test
    void a_schemes_field_officer_is_the_second_to_confirm_where_the_producer_has_one_officer_and_is_shown() {
        Draft arrived = world.amp04().confirms(WorkedCase.arrival("AMP-04"));
        Draft withField = arrived.signedBy("amp-04-treasurer", "sch-01-officer");

        assertThat(withField).isRefusedBy(Rule.I40, "more than one officer");
        onlyTheTreasurerIsLeft();
        assertThat(arrived.signedBy("amp-04-treasurer")).isRefusedBy(Rule.I40);
        assertThat(arrived.signedBy("amp-04-treasurer", "aud-01-assessor")).isRefusedBy(Rule.I1);
        assertThat(arrived.signedBy("amp-04-treasurer", "amp-01-treasurer")).isRefusedBy(Rule.I40);
        withField.recorded();

        assertThat(Body.text(confirmed(), "fieldOfficerOf")).isEqualTo("SCH-01");
        assertThat(confirmed().get("cautions")).isEqualTo(Json.texts(List.of("YOUNG_OFFICER", "FIELD_OFFICER")));
    }

    @Test
    void a_scheme_of_the_payers_house_or_of_the_producers_own_lends_no_field_officer() {
        onlyTheTreasurerIsLeft();
        Draft withField =
                world.amp04().confirms(WorkedCase.arrival("AMP-04")).signedBy("amp-04-treasurer", "sch-01-officer");

        world.given(LedgerKeys.party(new PartyId("SCH-01")), "relatedTo", "['BUY-01']");
        assertThat(withField).isRefusedBy(Rule.I69, "BUY-01");
        world.given(LedgerKeys.party(new PartyId("SCH-01")), "relatedTo", "['AMP-04']");
        assertThat(withField).isRefusedBy(Rule.I40);
        world.given(LedgerKeys.party(new PartyId("SCH-01")), "relatedTo", "['AMP-01']");
        assertThat(withField).isAccepted();
    }

    @Test
    void and_it_is_the_second_to_approve_what_the_money_is_for() {
        Draft approval = EveryKind.rightly(StatementKind.APPROVE_PLAN);
        Consortium planned = approval.world();
        String amp = approval.statement().actor().toLowerCase(Locale.ROOT);

        assertThat(approval.signedBy(amp + "-treasurer", "sch-01-officer")).isRefusedBy(Rule.I42, "more than one");
        List.of("responsible", "legal", "supervisor")
                .forEach(role -> planned.producers()
                        .revokesOfficer(Body.of(
                                "{'officer':'%s','from':%d,'reason':'LEFT'}",
                                planned.officer(amp + "-" + role).id(),
                                planned.now().getEpochSecond()))
                        .recorded());
        assertThat(approval.signedBy(amp + "-treasurer", "sch-01-officer")).isAccepted();
    }
}
