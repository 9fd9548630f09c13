// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.e2e.NegativeCasesScenario.assay;
import static org.capaz.e2e.NegativeCasesScenario.byUnit;
import static org.capaz.e2e.NegativeCasesScenario.flags;
import static org.capaz.e2e.NegativeCasesScenario.hash;
import static org.capaz.e2e.NegativeCasesScenario.json;
import static org.capaz.e2e.NegativeCasesScenario.lot;
import static org.capaz.e2e.NegativeCasesScenario.melt;
import static org.capaz.e2e.NegativeCasesScenario.paper;
import static org.capaz.e2e.NegativeCasesScenario.recorded;
import static org.capaz.e2e.NegativeCasesScenario.recordedAs;
import static org.capaz.e2e.NegativeCasesScenario.refusedBy;
import static org.capaz.e2e.NegativeCasesScenario.seal;
import static org.capaz.e2e.NegativeCasesScenario.stated;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The worst of what got through before the rules from I49 on, tried on the real network like the first fifteen wrongs. Each
 * ends with the neighbour that is recorded, and leaves the worked case's lots and producers as they were.
 */
@Order(3)
@ExtendWith(World.class)
class FurtherNegativeCasesScenario {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.ofHours(-5));

    private final Officer cooperative = Officer.of("producers", "amp-01-responsible");
    private final Officer laboratory = Officer.of("traders", "asy-01-assayer");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");
    private final Officer scheme = Officer.of("assurance", "sch-01-officer");
    private final Officer assessor = Officer.of("assurance", "aud-01-assessor");
    private final Officer refiner = Officer.of("buyers", "ref-01-custodian");
    private final Officer payer = Officer.of("buyers", "buy-01-payments");

    @Test
    void case_16_a_finding_of_abuse_is_not_washed_off() {
        producer("AMP-16");
        recorded(assessor, module3("N16-ABUSE", TODAY, "NOT_CONTROLLED"));

        Statement later = module3("N16-LATER", TODAY.plusMonths(9), "CONTROLLED");
        refusedBy(
                "I59",
                "body.validFrom",
                assessor,
                assessor.signs(stated(later.kind(), later.actor(), later.body().with("supersedes", "N16-ABUSE"))));
        refusedBy("I59", "body.evidence", assessor, assessor.signs(takenBack("N16-ABUSE")));
        recorded(assessor, module3("N16-AGAIN", TODAY, "CONTROLLED"));
        refusedBy(
                "I59",
                "body.reassessment",
                scheme,
                scheme.signs(stated(
                        "finding.lift",
                        "SCH-01",
                        json("{'subject':'AMP-16','module':3,'attestation':'N16-ABUSE','reassessment':'N16-AGAIN',"
                                        + "'reason':'BY-ITS-AUTHOR'}")
                                .with("evidence", hash("N16")))));

        Statement back = takenBack("N16-ABUSE");
        recorded(assessor, stated(back.kind(), back.actor(), back.body().with("evidence", hash("what was wrong"))));
    }

    @Test
    void case_17_gold_on_hold_is_not_seized_by_its_custodians_own_word() {
        goldOfTheCooperative("N17");
        recorded(
                scheme,
                stated(
                        "lot.hold",
                        "SCH-01",
                        json("{'hold':'N17','lot':'N17','reason':'ORIGIN-CONTESTED'}")
                                .with("evidence", hash("N17"))));

        refusedBy("I74", "body.lot", cooperative, cooperative.signs(seizure("AMP-01")));
        recorded(scheme, seizure("SCH-01"));
    }

    @Test
    void case_18_the_grievances_of_a_stranger_stop_no_certificate_until_a_scheme_takes_them_up() {
        String certificate = "00000000-0000-4000-8000-000000000018";
        goldOfTheCooperative("N18");
        recorded(cooperative, seal("AMP-01", "N18", "N-000018"));
        recorded(aggregator, grievance("AGG-01", "N18-A"), grievance("AGG-01", "N18-B"), grievance("AGG-01", "N18-C"));
        assertThat(flags("N18")).isEmpty();

        recorded(
                cooperative,
                stated(
                        "certificate.issue",
                        "AMP-01",
                        json("{'commitments':{},'lot':'N18'}").with("certificate", certificate)));
        World.awaitRead("producers", NegativeCasesScenario.seen);
        String page = Gateway.of("producers")
                .get("/c/" + new CertificateId(certificate).shortId() + "?lang=en")
                .body();
        assertThat(page).contains("taken up by no scheme or auditor: 1");

        Statement own = grievance("SCH-01", "N18-D");
        recorded(scheme, stated(own.kind(), own.actor(), own.body().with("takesUp", "AGG-01")));
        assertThat(flags("N18")).contains("I44");
    }

    @Test
    void case_19_one_person_with_two_keys_is_not_two_people() {
        Officer old = producer("AMP-19");
        Officer next = Officer.fresh("producers");
        Officer colleague = Officer.fresh("producers");
        Officer registrar = World.clerk("producers");
        recordedAs(
                old,
                Officer.signed(
                        stated(
                                "officer.rotate",
                                "AMP-19",
                                next.key(Instant.now().plus(Duration.ofDays(6)))),
                        old,
                        next));
        recordedAs(
                registrar,
                Officer.signed(
                        colleague.registration("ProducersMSP", "AMP-19", "SUPERVISOR"), registrar, old, colleague));

        Statement enrolment = stated(
                "miner.enrol",
                "AMP-19",
                Json.object()
                        .with(
                                "miners",
                                List.of(json("{'kind':'MEMBER'}")
                                        .with(
                                                "miner",
                                                NegativeCasesScenario.miner("N19", 1)
                                                        .value())
                                        .with("from", TODAY.toString())
                                        .with("evidence", hash("N19")))));
        refusedBy("I54", "signatures", old, Officer.signed(enrolment, old, next));
        recordedAs(old, Officer.signed(enrolment, old, colleague));
    }

    /** Each melt finds 10 bp more than went in, as its own tolerance allows; over the life of the gold they are allowed once. */
    @Test
    void case_20_gold_that_is_melted_sixty_times_does_not_grow() {
        String certificate = "00000000-0000-4000-8000-000000000020";
        goldOfTheCooperative("N20");
        recorded(cooperative, melt("AMP-01", "N20-1", List.of("N20"), "N20-1", 100_000, 90_090));
        recorded(cooperative, seal("AMP-01", "N20-1", "N-000020"));
        recorded(
                cooperative,
                stated(
                        "certificate.issue",
                        "AMP-01",
                        json("{'commitments':{},'lot':'N20-1'}").with("certificate", certificate)));
        World.awaitRead("producers", NegativeCasesScenario.seen);
        assertThat(Gateway.of("producers")
                        .get("/c/" + new CertificateId(certificate).shortId() + "?lang=en")
                        .body())
                .contains("ISSUED", ">90.090\u00a0g</dd>");

        refusedBy(
                "I49",
                "body.output",
                cooperative,
                cooperative.signs(melt("AMP-01", "N20-2", List.of("N20-1"), "N20-2", 100_000, 90_180)));
        for (int number = 3; number <= 60; number++) {
            String bar = "N20-" + number;
            Gateway.Answer answer = Gateway.of("producers")
                    .submit(
                            cooperative.signs(melt("AMP-01", bar, List.of("N20-1"), bar, 100_000, 90_180)),
                            cooperative);
            assertThat(answer.status()).as(answer.body()).isEqualTo(422);
            assertThat(answer.text("rule")).as(answer.body()).isEqualTo("I49");
        }
        recorded(cooperative, melt("AMP-01", "N20-2", List.of("N20-1"), "N20-2", 100_000, 90_090));
        assertThat(lot("N20-2").get("fineMg")).isEqualTo(Json.number(90_090));
        assertThat(lot("N20-2").get("nominalMg")).isEqualTo(Json.number(90_000));
    }

    /** What a reading of the bar finds above the bound is paid for, and of no origin: the next melt makes none of it count. */
    @Test
    void case_21_melting_and_reading_in_turn_ends_at_unattributed_gold() {
        goldOfTheCooperative("N21");
        long fineness = 90_000;
        String bar = "N21";
        for (int round = 1; round <= 3; round++) {
            String next = "N21-" + round;
            recorded(cooperative, melt("AMP-01", next, List.of(bar), next, 100_000, fineness));
            refusedBy("I52", "body.lot", cooperative, cooperative.signs(ownReading(next)));
            fineness += 1_500;
            recordedAs(laboratory, Officer.signed(assay(next, "FIRE", fineness), laboratory, cooperative));
            bar = next;

            assertThat(lot(bar).get("fineMg")).isEqualTo(Json.number(90_090));
            assertThat(lot(bar).get("nominalMg")).isEqualTo(Json.number(90_000));
            assertThat(lot(bar).get("unattributedMg")).isEqualTo(Json.number(fineness - 90_090));
        }
        assertThat(flags(bar)).contains("I15", "I49");
        recorded(cooperative, seal("AMP-01", bar, "N-000021"));
        refusedBy(
                "I44",
                "body.lot",
                cooperative,
                cooperative.signs(stated(
                        "certificate.issue",
                        "AMP-01",
                        json("{'commitments':{}}")
                                .with("lot", bar)
                                .with("certificate", "00000000-0000-4000-8000-000000000021"))));
    }

    @Test
    void case_22_a_premium_is_taken_on_by_nobody_but_the_payer_whom_the_buyer_named() {
        Officer stranger = party("buyers", "BuyersMSP", "BUY-22", "PAYER", "PAYMENTS");
        goldOfTheCooperative("N22");
        sentToTheRefiner("N22", "N-000022");
        Officer assayer = Officer.of("buyers", "ref-01-assayer");
        Statement reading = assay("N22", "FIRE", 90_000);
        recordedAs(
                assayer,
                Officer.signed(
                        stated(
                                reading.kind(),
                                "REF-01",
                                reading.body()
                                        .with("assay", "N22-FINAL")
                                        .with("sampledBy", "REF-01")
                                        .with("purpose", "FINAL")),
                        assayer,
                        refiner));
        Officer settlement = Officer.of("buyers", "ref-01-settlement");
        recordedAs(
                settlement,
                Officer.signed(
                        stated(
                                "settlement.final",
                                "REF-01",
                                json("{'settlement':'N22','lot':'N22','seller':'AMP-01','payableBp':9930,"
                                                + "'payers':[{'payer':'BUY-01','shareBp':10000}]}")
                                        .with(
                                                "fixing",
                                                json("{'source':'LBMA','session':'AM'}")
                                                        .with(
                                                                "date",
                                                                TODAY.minusDays(1)
                                                                        .toString()))
                                        .with("valueCommitment", hash("N22"))),
                        settlement,
                        cooperative));

        Json.Obj premium = json("{'lot':'N22','scheme':'DEMO-PREMIUM','version':1}");
        refusedBy("I65", "statement.actor", stranger, stranger.signs(stated("premium.oblige", "BUY-22", premium)));
        recorded(payer, stated("premium.oblige", "BUY-01", premium));
    }

    // Statements

    private static Statement ownReading(String lot) {
        return stated(
                "assay.own",
                "AMP-01",
                json("{'method':'XRF','fineness':91500}")
                        .with("assay", lot + "-OWN")
                        .with("lot", lot)
                        .with("evidence", hash(lot)));
    }

    /** From the cooperative to the refiner abroad, as it was sealed and weighed. */
    private void sentToTheRefiner(String lot, String seal) {
        String item = "'items':[{'lot':'%s','grossMg':100000,'seal':'%s'}]".formatted(lot, seal);
        recorded(
                cooperative,
                seal("AMP-01", lot, seal),
                stated(
                        "custody.offer",
                        "AMP-01",
                        json("{'transfer':'%1$s','lots':['%1$s'],'to':'REF-01'}".formatted(lot))),
                stated(
                        "custody.dispatch",
                        "AMP-01",
                        json("{'transfer':'%s','carrier':'CAR-01',%s}".formatted(lot, item))));
        recorded(
                refiner,
                stated(
                        "custody.receive",
                        "REF-01",
                        json("{'transfer':'%s','place':'CH-DEMO-01',%s}".formatted(lot, item))),
                stated("custody.accept", "REF-01", json("{'transfer':'%s'}".formatted(lot))));
    }

    /** A party with one role and one officer. */
    private static Officer party(String member, String msp, String party, String role, String officerRole) {
        Officer registrar = World.clerk(member);
        Officer officer = Officer.fresh(member);
        recorded(
                registrar,
                stated(
                        "party.register",
                        msp,
                        json("{'name':'Demo Otra Pagadora','country':'CH','registrations':[]}")
                                .with("party", party)
                                .with("roles", Json.texts(List.of(role)))));
        recordedAs(registrar, Officer.signed(officer.registration(msp, party, officerRole), registrar, officer));
        return officer;
    }

    /** A producer of its own, so that no other scenario meets its suspension. */
    private Officer producer(String party) {
        Officer registrar = World.clerk("producers");
        Officer responsible = Officer.fresh("producers");
        recorded(
                registrar,
                stated(
                        "party.register",
                        "ProducersMSP",
                        json("{'name':'Grupo Demo de Prueba','roles':['AMP'],'country':'CO','municipality':'52385',"
                                        + "'registrations':[]}")
                                .with("party", party)));
        recordedAs(
                registrar,
                Officer.signed(
                        responsible.registration("ProducersMSP", party, "RESPONSIBLE", "TREASURER"),
                        registrar,
                        responsible));
        recorded(
                responsible,
                stated(
                        "amp.declare",
                        party,
                        json("{'type':'GROUP','municipality':'52385','materials':['DORE'],'miners':12}")
                                .with(
                                        "legalBasis",
                                        List.of(json("{'id':'LB-16','kind':'TITLE','reference':'DEMO-16',"
                                                        + "'authority':'DEMO-ANM'}")
                                                .with("validFrom", TODAY.toString())
                                                .with(
                                                        "validTo",
                                                        TODAY.plusYears(1).toString())))
                                .with(
                                        "scope",
                                        json("{'version':1,'units':['U-01']}").with("validFrom", TODAY.toString()))));
        return responsible;
    }

    private static Statement module3(String attestation, LocalDate from, String status) {
        List<Json.Obj> findings = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> Json.object()
                        .with("requirement", "M3-0" + number)
                        .with("status", number == 3 ? status : "CONTROLLED")
                        .with("evidence", Json.texts(List.of(hash(attestation + number)))))
                .toList();
        return stated(
                "attestation.issue",
                "AUD-01",
                json("{'subject':'AMP-16','standard':'CRAFT','version':'2.1','module':3,'level':'THIRD_PARTY'}")
                        .with("attestation", attestation)
                        .with("validFrom", from.toString())
                        .with("validTo", TODAY.plusMonths(11).toString())
                        .with("findings", findings));
    }

    private static Statement takenBack(String attestation) {
        return stated(
                "attestation.revoke",
                "AUD-01",
                json("{'subject':'AMP-16','module':3,'reason':'FOUND-WRONG'}")
                        .with("attestation", attestation)
                        .with("from", TODAY.toString()));
    }

    private static Statement seizure(String actor) {
        return stated(
                "lot.seize",
                actor,
                json("{'lot':'N17','authority':'DEMO-POLICE'}").with("evidence", hash("seized")));
    }

    private static Statement grievance(String actor, String letter) {
        return stated(
                "flag.raise",
                actor,
                json("{'lot':'N18','ground':'GRIEVANCE','reason':'WEIGHING-CONTESTED'}")
                        .with("evidence", hash(letter)));
    }

    /** A lot of 100 g doré with 90 g of fine gold, by fire assay. */
    private void goldOfTheCooperative(String id) {
        recorded(cooperative, paper("AMP-01", id, 100_000), lot("AMP-01", id, "DORE", 100_000, id, byUnit(100_000)));
        recordedAs(laboratory, Officer.signed(assay(id, "FIRE", 90_000), laboratory, cooperative));
    }
}
