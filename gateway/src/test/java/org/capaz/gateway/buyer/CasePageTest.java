// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.PremiumPlans;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** I34, I41, I46, I47, I48: what anybody is shown of the worked case, and what never. */
class CasePageTest {
    private static final String PAGE = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=";

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void a_stranger_reads_who_holds_the_bar_by_role_and_country_and_since_when() {
        PageMoment received = new PageMoment(Instant.ofEpochSecond(
                Fields.of(world.record(LedgerKeys.lot(new LotId("LE")))).integer("movedAt")));
        assertThat(gateway.show(PAGE + "en")).contains("refiner, Switzerland, since " + received.en());
        assertThat(gateway.show(PAGE + "es")).contains("refinador, Suiza, desde " + received.es());
    }

    @Test
    void an_offer_that_ran_out_is_no_hand_over_and_nobody_holds_what_is_lost() {
        assertThat(gateway.show(PAGE + "en")).contains("Held now by").doesNotContain("being handed over");

        world.ref01()
                .offers(Body.of("{'transfer':'T-LE-2','lots':['LE'],'to':'TRD-01'}"))
                .recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "en")).contains("being handed over");

        world.later(Duration.ofDays(30));
        try (CaseGateway later = new CaseGateway(world, "BuyersMSP")) {
            assertThat(later.show(PAGE + "en")).contains("Held now by").doesNotContain("being handed over");
        }

        world.ref01().writesOff(LotStory.loss("LE")).recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "en")).contains("ENDED").doesNotContain("being handed over", "Held now by");
    }

    // I46

    @Test
    void an_unknown_number_is_unknown_and_a_known_one_is_answered_as_the_ledger_stands() {
        String unknown = new CertificateId("00000000-0000-4000-8000-000000000000").shortId();
        assertThat(gateway.show("/c/" + unknown + "?lang=en"))
                .contains("UNKNOWN")
                .doesNotContain("ISSUED");
        RuleEvidence.refused(Rule.I46, "Lot page of a gateway");
        assertThat(gateway.show(PAGE + "en")).contains("ISSUED").doesNotContain("UNKNOWN", "Notice");
        RuleEvidence.allowed("Lot page of a gateway");

        world.sch01().suspends(LotRecords.suspension()).recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "en"))
                .contains("SUSPENDED", "under review, according to Esquema Demo")
                .doesNotContain("ISSUED<");
        assertThat(gateway.show(PAGE + "es")).contains("SUSPENDIDA", "en revisión, según Esquema Demo");

        world.sch01().reinstates(LotRecords.reinstatement()).recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "en")).contains("ISSUED");
    }

    @Test
    void a_reinstated_record_was_issued_when_it_was_and_the_suspension_is_told_beside_it() {
        Json.Obj record = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
        PageMoment issued =
                new PageMoment(Instant.ofEpochSecond(Fields.of(record).integer("issuedAt")));
        assertThat(gateway.show(PAGE + "en"))
                .contains("Issued at " + issued.en() + ". Neither suspended nor revoked as far as")
                .doesNotContain("lifted");
        assertThat(gateway.show(PAGE + "es"))
                .contains("Emitida el " + issued.es() + ". No está suspendida ni revocada hasta donde")
                .doesNotContain("levantada");

        world.later(Duration.ofHours(5))
                .sch01()
                .suspends(LotRecords.suspension())
                .recorded();
        world.later(Duration.ofHours(5))
                .sch01()
                .reinstates(LotRecords.reinstatement())
                .recorded();
        gateway.follow();
        PageMoment lifted = new PageMoment(world.now());
        assertThat(lifted.en()).isNotEqualTo(issued.en());
        assertThat(gateway.show(PAGE + "en"))
                .contains("Issued at " + issued.en() + "; a suspension was lifted at " + lifted.en()
                        + ". Neither suspended");
        assertThat(gateway.show(PAGE + "es"))
                .contains("Emitida el " + issued.es() + "; suspensión levantada el " + lifted.es()
                        + ". No está suspendida");
    }

    // Status at issue and status now

    @Test
    void what_got_worse_since_issue_is_told_in_both_languages() {
        Json.Obj finding = Body.set(WorkedCase.attestation("AMP-02", 3), "attestation", "'AT-WORSE'");
        world.later(Duration.ofHours(1))
                .aud01()
                .attests(Body.set(finding, "findings[0].status", "'NOT_CONTROLLED'"))
                .recorded();
        gateway.follow();

        assertThat(gateway.show(PAGE + "en"))
                .contains(
                        "Notice:",
                        "Asociación Demo de Seleccionadoras Río Claro: at issue affiliated; now suspended",
                        "module 3: at issue controlled (verified by third party); now not controlled");
        assertThat(gateway.show(PAGE + "es"))
                .contains(
                        "Aviso:",
                        "al emitir afiliado; ahora suspendido",
                        "módulo 3: al emitir controlado (verificado por tercera parte); ahora no controlado");
    }

    // I34

    @Test
    void what_only_the_producer_says_is_reported_and_never_verified() {
        assertThat(gateway.show(PAGE + "en"))
                .contains("verified by third party")
                .doesNotContain("reported by");
        RuleEvidence.allowed("Wording of the lot page");

        Consortium self = Stage.SEALED.world();
        for (int module = 1; module <= 5; module++) {
            self.given(
                    LedgerKeys.attestation(new PartyId("AMP-01"), module, new Code("AT-AMP-01-M" + module)),
                    "level",
                    "'FIRST_PARTY'");
        }
        self.amp01().certifies(WorkedCase.certificate("LA")).recorded();
        try (CaseGateway own = new CaseGateway(self, "BuyersMSP")) {
            assertThat(own.show(PAGE + "en"))
                    .contains("reported by the producer")
                    .doesNotContain("verified by second", "verified by third");
            assertThat(own.show(PAGE + "es"))
                    .contains("reportado por el productor")
                    .doesNotContain("verificado por segunda", "verificado por tercera");
            RuleEvidence.refused(Rule.I34, "Wording of the lot page");
        }
    }

    // I41

    @Test
    void a_premium_that_nobody_answered_for_is_announced_and_not_confirmed() {
        Consortium silent = withRecord(Stage.ANNOUNCED.world());
        try (CaseGateway early = new CaseGateway(silent, "BuyersMSP")) {
            assertThat(early.show(PAGE + "en")).contains("still has time to answer");

            silent.later(Duration.ofDays(16));
            assertThat(early.show(PAGE + "en")).contains("USD\u00a04\u00a0356.14, announced, not confirmed");
            assertThat(early.show(PAGE + "es")).contains("USD\u00a04.356,14, anunciada, sin confirmar");

            RuleEvidence.flagged(Rule.I41, "Premium on the lot page");

            silent.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
            early.follow();
            assertThat(early.show(PAGE + "en")).doesNotContain("USD\u00a04\u00a0356.14, announced, not confirmed");
            RuleEvidence.allowed("Premium on the lot page");
        }
        assertThat(gateway.show(PAGE + "en")).doesNotContain("not confirmed", "time to answer");
    }

    @Test
    void of_a_denied_payment_it_is_said_once_whether_it_did_not_arrive_or_was_not_meant_for_the_producer() {
        Map<String, List<String>> told = Map.of(
                "NOT_ARRIVED", List.of("not arrived, as the producer states", "no ha llegado, según el productor"),
                "NOT_OURS", List.of("not meant for the producer, as it states", "no era para el productor, según él"));
        for (String answer : told.keySet()) {
            Consortium denied = withRecord(PremiumCase.announced());
            denied.amp04()
                    .denies(Body.set(PremiumCase.denial("AMP-04"), "answer", "'" + answer + "'"))
                    .recorded();
            try (CaseGateway other = new CaseGateway(denied, "BuyersMSP")) {
                assertThat(other.show(PAGE + "en"))
                        .containsOnlyOnce(told.get(answer).getFirst())
                        .contains("a payment is disputed")
                        .doesNotContain("the producer disputes it")
                        .contains("is denied by the producer: it did not arrive, or was not meant for it.")
                        .contains("<li><svg aria-hidden=\"true\" class=\"sign denied\"");
                assertThat(other.show(PAGE + "es"))
                        .containsOnlyOnce(told.get(answer).getLast())
                        .contains("con un pago en disputa")
                        .contains("De lo que anunció quien paga, el productor niega ");
                assertThat(other.show(PAGE.replace("?lang=", "/facts.csv"))).contains("premium,denied by producers,");
            }
        }
    }

    @Test
    void that_the_bank_sent_a_payment_back_is_the_payers_word() {
        Consortium reversed = withRecord(PremiumCase.denied()).later(Duration.ofDays(1));
        reversed.buy01().takesPaymentBack(PremiumCase.reversal("AMP-04")).recorded();
        try (CaseGateway other = new CaseGateway(reversed, "BuyersMSP")) {
            assertThat(other.show(PAGE + "en")).contains("returned by the bank to the payer, as the payer states");
            assertThat(other.show(PAGE + "es")).contains("devuelta por el banco al pagador, según declara el pagador");
        }
    }

    @Test
    void what_is_owed_is_told_with_its_state_and_an_empty_list_is_left_out() {
        Consortium settled = withRecord(Stage.OBLIGED.world());
        settled.sch01().cancelsPremium(PremiumCase.cancellation("AMP-04")).recorded();
        try (CaseGateway other = new CaseGateway(settled, "BuyersMSP")) {
            assertThat(other.show(PAGE + "en"))
                    .contains("<dt>Owed</dt>", owed("AMP-01", settled, Language.ENGLISH) + ", due<")
                    .contains(owed("AMP-04", settled, Language.ENGLISH) + ", cancelled<")
                    .doesNotContain("overdue", "<ul></ul>");
            assertThat(other.show(PAGE + "es"))
                    .contains("<dt>Adeudado</dt>", owed("AMP-01", settled, Language.SPANISH) + ", por pagar<")
                    .contains(owed("AMP-04", settled, Language.SPANISH) + ", cancelada<")
                    .doesNotContain("vencida", "<ul></ul>");

            settled.later(Duration.ofDays(40));
            assertThat(other.show(PAGE + "en"))
                    .contains(owed("AMP-01", settled, Language.ENGLISH) + ", due, overdue<")
                    .contains(owed("AMP-04", settled, Language.ENGLISH) + ", cancelled<");
        }
        assertThat(gateway.show(PAGE + "en")).contains(owed("AMP-01", world, Language.ENGLISH) + ", confirmed<");
    }

    @Test
    void money_that_came_is_told_beside_a_cancellation() {
        var key = LedgerKeys.obligation(
                new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId("AMP-04"), new PartyId("BUY-01"));
        world.given(key, "stage", "'CANCELLED'");
        gateway.follow();

        assertThat(gateway.show(PAGE + "en"))
                .contains(
                        owed("AMP-04", world, Language.ENGLISH) + ", cancelled, but the producer confirmed a payment<");
        assertThat(gateway.show(PAGE + "es"))
                .contains(owed("AMP-04", world, Language.SPANISH) + ", cancelada, pero el productor confirmó un pago<");
    }

    @Test
    void the_page_says_how_people_signed_an_answer_and_that_they_are_new() {
        assertThat(gateway.show(PAGE + "en"))
                .contains(
                        "Its people signed with a key of their own.",
                        "Somebody who signed was registered shortly before.")
                .doesNotContain("registered by the organisation alone");
        assertThat(gateway.show(PAGE + "es"))
                .contains(
                        "Sus personas firmaron con una clave propia.", "Alguien que firmó fue registrado poco antes.");
    }

    @Test
    void the_page_says_that_people_signed_on_a_visit() {
        Consortium announced = withRecord(PremiumCase.announced());
        Draft arrived = announced.amp04().confirms(WorkedCase.arrival("AMP-04"));
        List<OfficerSignature> signatures = arrived.signers().stream()
                .map(officer -> officer.sign(arrived.statement(), OfficerSignature.Method.FIELD_VISIT))
                .toList();
        arrived.tampered(signed -> new SignedStatement(arrived.statement(), signatures).json())
                .recorded();

        try (CaseGateway visited = new CaseGateway(announced, "BuyersMSP")) {
            assertThat(visited.show(PAGE + "en"))
                    .contains("signed with a device or a paper form that was taken along on a visit.");
            assertThat(visited.show(PAGE + "es"))
                    .contains("firmaron con un aparato o un formato de papel que se llevó a una visita.");
        }
    }

    @Test
    void a_provisional_premium_reads_as_provisional() {
        Consortium provisional = PremiumCase.provisional();
        provisional.given(
                LedgerKeys.obligation(
                        new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId("AMP-01"), new PartyId("BUY-01")),
                "stage",
                "'DUE'");
        provisional.ref01().certifies(WorkedCase.certificate("LE")).recorded();
        try (CaseGateway other = new CaseGateway(provisional, "BuyersMSP")) {
            assertThat(other.show(PAGE + "en"))
                    .contains(owed("AMP-01", provisional, Language.ENGLISH) + ", due<")
                    .contains(owed("AMP-04", provisional, Language.ENGLISH) + ", provisional<");
            assertThat(other.show(PAGE + "es"))
                    .contains(owed("AMP-04", provisional, Language.SPANISH) + ", provisional<");
        }
    }

    private static String owed(String amp, Consortium world, Language language) {
        var key = LedgerKeys.obligation(
                new Code("LE"), new Code("DEMO-PREMIUM"), new PartyId(amp), new PartyId("BUY-01"));
        return new Argument.Amount(Fields.of(world.record(key)).integer("minor"), "USD").in(language);
    }

    /** The same world with a record of bar LE that has a page. */
    private static Consortium withRecord(Consortium world) {
        world.ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        world.ref01().certifies(WorkedCase.certificate("LE")).recorded();
        return world;
    }

    @Test
    void what_a_producer_reports_as_used_is_shown_beside_what_others_verified() {
        world.amp04().proposesPlan(PremiumPlans.plan()).recorded();
        world.amp04().approvesPlan(PremiumPlans.approval()).recorded();
        world.amp04().fundsPlan(PremiumPlans.fund()).recorded();
        world.amp04().spends(PremiumPlans.use()).recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "en"))
                .contains("reported as used COP\u00a04\u00a0500\u00a0000.00; of that verified by others COP\u00a00.00");

        world.amp04().showsUse(PremiumPlans.evidence()).recorded();
        world.aud01().verifiesUse(PremiumPlans.verification()).recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "es"))
                .contains("reportado como usado COP\u00a04.500.000,00; de ello verificado por otros COP\u00a0"
                        + "4.500.000,00");
        assertThat(gateway.askAs("AMP-04", "/v1/plans?amp=AMP-04").toString())
                .contains("\"state\":\"IN_EXECUTION\"", "\"verifiedMinor\":450000000", "\"use\":\"U-01\"");
    }

    // I47, I48

    @Test
    void a_stranger_sees_municipality_and_quantity_of_a_producer_and_nothing_of_its_miners() {
        for (String language : new String[] {"es", "en"}) {
            String page = gateway.show(PAGE + language);
            assertThat(page).contains("La Llanada (52385)", "443");
            for (int number = 1; number <= 58; number++) {
                assertThat(page)
                        .doesNotContain(WorkedCase.miner("AMP-04", number).value());
            }
            assertThat(page).doesNotContain("8.400 g", "8,400 g", "8.400\u00a0g", "8,400\u00a0g", "Demo miner");
        }
    }

    private record PageMoment(Instant at) {
        String en() {
            return PageTimes.argument(at).in(Language.ENGLISH);
        }

        String es() {
            return PageTimes.argument(at).in(Language.SPANISH);
        }
    }
}
