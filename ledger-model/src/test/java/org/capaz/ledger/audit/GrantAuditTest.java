// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.DemoPasskey;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I80, and I1, I3, I56 of it: what a member opens to an auditor, with whose signatures, and how it ends. */
class GrantAuditTest {
    private static final Instant END = Instant.ofEpochSecond(1_735_689_599);
    private static final DemoOfficer AUDITOR = Conduct.auditor();

    private final Consortium world = Stage.FOUNDED.world();

    private Draft grant() {
        return world.producers().grantsAudit(Conduct.auditGrant());
    }

    private Draft grant(String member, String value) {
        return world.producers().grantsAudit(Body.set(Conduct.auditGrant(), member, value));
    }

    private Draft endingAt(Instant end) {
        return grant("validTo", Long.toString(end.getEpochSecond()));
    }

    private Draft ofAllParties() {
        return world.producers()
                .grantsAudit(Body.set(Body.set(Conduct.auditGrant(), "scope", "'ALL'"), "parties", "[]"));
    }

    private Draft withdrawal() {
        return world.producers().withdrawsAudit(Conduct.auditWithdrawal());
    }

    private List<AuditGrant> granted() {
        return AuditGrant.of(AUDITOR.id(), world.ledger());
    }

    @Test
    void a_party_that_has_officers_signs_that_its_records_are_opened() {
        assertThat(grant().signedBy("producers-registrar")).isRefusedBy(Rule.I80, "one of them signs");
        assertThat(grant().signedBy("producers-registrar", "amp-04-treasurer")).isRefusedBy(Rule.I1, "none of");
        assertThat(grant().signedBy("amp-01-treasurer")).isRefusedBy(Rule.I1);
        assertThat(grant().signedBy("producers-registrar", "amp-01-treasurer")).isAccepted();
    }

    @Test
    void a_party_that_nobody_can_sign_for_is_opened_by_its_organisation() {
        world.producers()
                .registersParty(Body.set(WorkedCase.party("AMP-01"), "party", "'AMP-05'"))
                .recorded();

        assertThat(grant("parties", "['AMP-05']").signedBy("producers-registrar"))
                .isAccepted();
    }

    @Test
    void two_registrars_open_the_records_of_all_parties() {
        DemoOfficer second = DemoOfficer.of("producers-other-registrar", "ProducersMSP", OfficerRole.REGISTRAR);
        assertThat(ofAllParties().signedBy("producers-registrar")).isRefusedBy(Rule.I80, "two registrars");
        assertThat(ofAllParties().signedBy("producers-registrar", "amp-01-treasurer"))
                .isRefusedBy(Rule.I1, "none of");

        world.producers()
                .registersOfficer(WorkedCase.officer(second).with("party", "ProducersMSP"))
                .signedBy("producers-registrar")
                .recorded();

        assertThat(ofAllParties().signedBy(world.officer("producers-registrar"), second))
                .isAccepted();
    }

    @Test
    void a_member_opens_the_records_of_its_own_parties() {
        assertThat(grant("parties", "['AMP-01','AGG-01']").signedBy("producers-registrar", "amp-01-treasurer"))
                .isRefusedBy(Rule.I1, "AGG-01 is no party of ProducersMSP");
        assertThat(grant("parties", "['AMP-01','AMP-02']")).isAccepted();
    }

    @Test
    void the_scope_says_whether_parties_are_named() {
        assertThat(grant("parties", "[]")).isRefusedBy(Rule.I80, "at least one party");
        assertThat(grant("parties", "['AMP-01','AMP-01']").signedBy("producers-registrar", "amp-01-treasurer"))
                .isRefusedBy(Rule.I80, "each once");
        assertThat(grant("scope", "'ALL'")).isRefusedBy(Rule.I80, "names none");
        assertThat(grant()).isAccepted();
    }

    @Test
    void an_auditor_reads_with_a_key_that_speaks_for_nobody() {
        for (String officer : List.of("amp-01-treasurer", "traders-registrar")) {
            assertThat(grant("spki", "'" + world.officer(officer).spki() + "'"))
                    .isRefusedBy(Rule.I80, "speaks for nobody");
        }
        assertThat(grant()).isAccepted();
    }

    @Test
    void an_auditor_reads_with_a_key_that_signs_by_itself() {
        assertThat(world.producers().grantsAudit(DemoPasskey.registered(Conduct.auditGrant())))
                .isDefective("MALFORMED", "body.kind");
        assertThat(grant("kind", "'P256'")).isAccepted();
    }

    @Test
    void who_reads_as_an_auditor_does_not_sign_with_that_key() {
        DemoOfficer another = DemoOfficer.of("amp-01-further", "AMP-01", OfficerRole.TREASURER);
        Json.Obj registration = WorkedCase.officer(another);
        grant().recorded();
        withdrawal().recorded();

        assertThat(world.producers().registersOfficer(Body.set(registration, "spki", "'" + AUDITOR.spki() + "'")))
                .isRefusedBy(Rule.I80, "as an auditor");
        assertThat(world.producers().registersOfficer(registration)).isAccepted();
    }

    @Test
    void the_auditor_signs_too() {
        assertThat(grant().withoutNewKey()).isRefusedBy(Rule.I56);
        assertThat(grant()).isAccepted();
    }

    @Test
    void a_grant_ends_within_400_days() {
        Instant now = world.now();

        assertThat(endingAt(now.plus(Duration.ofDays(400)).plusSeconds(1))).isRefusedBy(Rule.I80, "400 days");
        assertThat(endingAt(now.plus(Duration.ofDays(400)))).isAccepted();
    }

    @Test
    void a_grant_ends_after_it_is_recorded_and_after_it_begins() {
        assertThat(endingAt(world.now())).isRefusedBy(Rule.I80);
        assertThat(grant("validFrom", Long.toString(END.getEpochSecond() + 1))).isRefusedBy(Rule.I80);
        assertThat(grant("validFrom", Long.toString(END.getEpochSecond()))).isAccepted();
    }

    @Test
    void the_period_ends_not_before_it_begins() {
        assertThat(grant("periodFrom", "'2025-01-01'")).isRefusedBy(Rule.I80, "before it begins");
        assertThat(grant("periodFrom", "'2024-12-31'")).isAccepted();
    }

    @Test
    void the_records_of_miners_are_opened_to_nobody() {
        assertThat(grant("families", "['PAYMENT','MINER']")).isDefective("MALFORMED", "body.families[1]");
        assertThat(grant("families", "['PAYMENT','PAYMENT']")).isDefective("MALFORMED", "body.families");
        assertThat(grant("families", "[]")).isDefective("MALFORMED", "body.families");
        assertThat(grant("families", "['PAYMENT','LOT','SEAL','CERTIFICATE','FLAG']"))
                .isAccepted();
    }

    @Test
    void a_grant_is_made_once() {
        grant().recorded();

        assertThat(grant()).isRefusedBy(Rule.I3, "exists already");
        assertThat(grant("grant", "'AG-2'")).isAccepted();
    }

    @Test
    void an_auditor_of_one_member_is_opened_records_by_another() {
        grant().recorded();

        Json.Obj byTraders = Body.set(Conduct.auditGrant(), "parties", "['AGG-01']");
        assertThat(world.traders().grantsAudit(byTraders)).isAccepted();
    }

    @Test
    void a_grant_is_withdrawn_from_the_moment_at_which_that_is_recorded() {
        grant().recorded();
        assertThat(granted()).singleElement().satisfies(stands -> {
            assertThat(stands.standsAt(world.now())).isTrue();
            assertThat(stands.standsAt(END)).isTrue();
            assertThat(stands.standsAt(END.plusSeconds(1))).isFalse();
        });

        withdrawal().recorded();

        assertThat(granted())
                .singleElement()
                .satisfies(ended ->
                        assertThat(ended.standsAt(world.now().minusSeconds(1))).isTrue())
                .satisfies(ended -> assertThat(ended.standsAt(world.now())).isFalse());
    }

    @Test
    void a_grant_that_has_ended_stays_as_it_ended() {
        grant().recorded();
        grant("grant", "'AG-2'").recorded();
        world.later(Duration.between(world.now(), END));
        assertThat(withdrawal()).isAccepted();

        world.later(Duration.ofSeconds(1));
        assertThat(world.producers().withdrawsAudit(Body.set(Conduct.auditWithdrawal(), "grant", "'AG-2'")))
                .isRefusedBy(Rule.I3, "ended at");
    }

    @Test
    void nothing_is_withdrawn_twice() {
        grant().recorded();
        assertThat(withdrawal()).isAccepted();

        assertThat(withdrawal()).isRefusedBy(Rule.I3, "ended at");
    }

    @Test
    void a_member_withdraws_what_it_granted() {
        grant().recorded();

        assertThat(world.traders().withdrawsAudit(Conduct.auditWithdrawal())).isRefusedBy(Rule.I1, "no grant");
        assertThat(withdrawal().signedBy("amp-01-treasurer")).isRefusedBy(Rule.I1);
        assertThat(withdrawal()).isAccepted();
    }
}
