// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The fifteen wrongs that every build must prove, each tried on the real network by people with real keys: refused or
 * flagged by its rule, the answer naming the member at fault, and after a refusal the facts of all four members are, by
 * their hashes, what they were.
 * {@link FurtherNegativeCasesScenario} has the cases that came later.
 */
@Order(3)
@ExtendWith(World.class)
class NegativeCasesScenario {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.ofHours(-5));
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    /** The last block that a statement of these cases stands in. */
    static long seen;

    private final Officer cooperative = Officer.of("producers", "amp-01-responsible");
    private final Officer panners = Officer.of("producers", "amp-04-responsible");
    private final Officer laboratory = Officer.of("traders", "asy-01-assayer");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");
    private final Officer payer = Officer.of("buyers", "buy-01-payments");

    @Test
    void case_01_a_month_of_12_kilograms_by_40_panners_is_flagged_by_rule_11() {
        List<MinerRef> miners =
                IntStream.rangeClosed(1, 40).mapToObj(n -> miner("N01", n)).toList();
        enrol("AMP-04", miners, YESTERDAY);
        recorded(
                panners,
                paper("AMP-04", "N01", 12_100_000),
                lot("AMP-04", "N01", "FREE_GOLD", 12_100_000, "N01", byMiners(miners, 302_500)));

        recordedAs(laboratory, Officer.signed(assay("N01", "FIRE", 91_200), laboratory, panners));

        assertThat(flags("N01")).contains("I11");
        refusedBy(
                "I44",
                "body.lot",
                panners,
                panners.signs(stated(
                        "certificate.issue",
                        "AMP-04",
                        json("{'commitments':{},'lot':'N01'}")
                                .with("certificate", "00000000-0000-4000-8000-000000000001"))));
    }

    @Test
    void case_02_430_grams_of_one_panner_in_a_year_through_two_producers_are_over_the_cap() {
        LocalDate last = YESTERDAY.getDayOfYear() > 4
                ? YESTERDAY
                : YESTERDAY.withDayOfYear(1).minusDays(1);
        List<MinerRef> one = List.of(miner("N02", 1));
        Officer selectors = Officer.of("producers", "amp-02-responsible");
        enrol("AMP-04", one, last.minusDays(4));
        recorded(
                panners,
                paper("AMP-04", "N02", 215_000),
                stated(
                        "lot.declare",
                        "AMP-04",
                        onDay(
                                last.minusDays(3),
                                production("AMP-04", "N02-A", "FREE_GOLD", 215_000, "N02", byMiners(one, 215_000)))),
                stated(
                        "miner.leave",
                        "AMP-04",
                        json("{'reason':'MOVED'}")
                                .with(
                                        "miners",
                                        List.of(Json.object()
                                                .with("miner", one.getFirst().value())
                                                .with("to", last.minusDays(2).toString())))));
        enrol("AMP-02", one, last.minusDays(1));
        recorded(selectors, paper("AMP-02", "N02", 430_000));

        refusedBy(
                "I9",
                "body.contributions[0]",
                selectors,
                selectors.signs(stated(
                        "lot.declare",
                        "AMP-02",
                        onDay(
                                last,
                                production("AMP-02", "N02-B", "FREE_GOLD", 215_000, "N02", byMiners(one, 215_000))))));
        recorded(
                selectors,
                stated(
                        "lot.declare",
                        "AMP-02",
                        onDay(
                                last,
                                production("AMP-02", "N02-B", "FREE_GOLD", 205_000, "N02", byMiners(one, 205_000)))));
    }

    @Test
    void case_03_lot_LB_is_not_spent_twice() {
        refusedBy(
                "I19",
                "body.inputs[0]",
                aggregator,
                aggregator.signs(melt("AGG-01", "N03", List.of("LB"), "N03-BAR", 480_000, 91_000)));
    }

    @Test
    void case_04_a_paper_for_500_grams_is_not_cited_for_520() {
        recorded(
                cooperative,
                paper("AMP-01", "N04", 500_000),
                lot("AMP-01", "N04-A", "DORE", 260_000, "N04", byUnit(260_000)));

        refusedBy(
                "I13",
                "body.origins[0].grossMg",
                cooperative,
                cooperative.signs(lot("AMP-01", "N04-B", "DORE", 260_000, "N04", byUnit(260_000))));
        recorded(cooperative, lot("AMP-01", "N04-B", "DORE", 240_000, "N04", byUnit(240_000)));
    }

    @Test
    void case_05_a_melt_gives_no_more_fine_gold_than_went_in() {
        goldOfTheCooperative("N05");

        refusedBy(
                "I16",
                "body.output",
                cooperative,
                cooperative.signs(melt("AMP-01", "N05", List.of("N05"), "N05-BAR", 100_000, 91_800)));
        recorded(cooperative, melt("AMP-01", "N05", List.of("N05"), "N05-BAR", 100_000, 90_000));
    }

    @Test
    void case_06_seal_000812_received_as_000821_puts_the_transfer_in_dispute() {
        goldOfTheCooperative("N06");
        recorded(
                cooperative,
                seal("AMP-01", "N06", "N-000812"),
                stated("custody.offer", "AMP-01", json("{'transfer':'N06','lots':['N06'],'to':'AGG-01'}")),
                stated(
                        "custody.dispatch",
                        "AMP-01",
                        json("{'transfer':'N06','carrier':'CAR-01',"
                                + "'items':[{'lot':'N06','grossMg':100000,'seal':'N-000812'}]}")));

        recorded(
                aggregator,
                stated(
                        "custody.receive",
                        "AGG-01",
                        json("{'transfer':'N06','place':'05001',"
                                + "'items':[{'lot':'N06','grossMg':100000,'seal':'N-000821'}]}")));

        assertThat(flags("N06")).contains("I26");
        refusedBy(
                "I26",
                "body.transfer",
                aggregator,
                aggregator.signs(stated("custody.accept", "AGG-01", json("{'transfer':'N06'}"))));
        assertThat(lot("N06").get("custodian")).isEqualTo(Json.text("AMP-01"));
    }

    @Test
    void case_07_a_payer_does_not_confirm_its_own_payment() {
        Officer second = Officer.fresh("buyers");
        Officer registrar = World.clerk("buyers");
        Statement registration = second.registration("BuyersMSP", "BUY-01", "PAYMENTS");
        recordedAs(registrar, Officer.signed(registration, registrar, payer, second));

        refusedBy("I2", "body.payment", payer, Officer.signed(confirmation("BUY-01", "N07"), payer, second));
    }

    @Test
    void case_08_one_bank_reference_is_not_shown_as_two_payments() {
        refusedBy(
                "I39",
                "body.bankReference",
                payer,
                payer.signs(stated(
                        "premium.announce",
                        "BUY-01",
                        json("{'payment':'N08','currency':'USD','bankReference':'DEMO-SWIFT-0001',"
                                        + "'for':[{'lot':'LE','scheme':'DEMO-PREMIUM','beneficiary':'AMP-01','minor':1}]}")
                                .with("sentOn", YESTERDAY.toString())
                                .with("advice", hash("advice")))));
    }

    @Test
    void case_09_one_signatory_alone_confirms_nothing() {
        Officer treasurer = Officer.of("producers", "amp-01-treasurer");

        refusedBy("I40", "signatures", treasurer, treasurer.signs(confirmation("AMP-01", "N09")));
    }

    @Test
    void case_10_a_plan_of_nine_months_is_longer_than_a_mitigation_may_last() {
        Officer assessor = Officer.of("assurance", "aud-01-assessor");

        refusedBy("I33", "body.findings[0].deadline", assessor, assessor.signs(inProgress("N10", TODAY.plusMonths(9))));
    }

    @Test
    void case_11_a_fire_assay_is_not_replaced_by_a_surface_reading() {
        goldOfTheCooperative("N11");

        refusedBy(
                "I15", "body.method", laboratory, Officer.signed(assay("N11", "XRF", 90_500), laboratory, cooperative));
    }

    @Test
    void case_12_no_credit_is_sold_on_grams_that_earned_a_physical_premium() {
        Officer scheme = Officer.of("assurance", "sch-01-officer");
        recorded(
                scheme,
                stated(
                        "scheme.publish",
                        "SCH-01",
                        json("{'scheme':'N12-CREDIT','version':1,'ratePerKg':{'minor':500000,'currency':'USD'},"
                                        + "'base':'CREDIT','stacking':false,'dueDays':30,'modules':[1,2,3]}")
                                .with("effectiveFrom", TODAY.minusDays(30).toString())));
        goldOfTheCooperative("N12");

        Officer treasurer = Officer.of("producers", "amp-01-treasurer");
        Statement paidFor = credit("N12-LA", "LA", 1_089_035);
        Statement unpaid = credit("N12-SALE", "N12", 90_000);
        refusedBy("I65", "signatures", payer, payer.signs(unpaid));
        refusedBy("I66", "body.grams[0].lot", payer, Officer.signed(unpaid, payer, treasurer));
        refusedBy("I37", "body.grams[0].fineMg", payer, Officer.signed(paidFor, payer, treasurer));
        handedOver("N12", "N-000012");
        recordedAs(payer, Officer.signed(unpaid, payer, treasurer));
    }

    @Test
    void case_13_the_label_of_a_melted_lot_says_that_it_ended_and_names_the_bar() {
        String certificate = "00000000-0000-4000-8000-000000000013";
        goldOfTheCooperative("N13");
        recorded(cooperative, seal("AMP-01", "N13", "N-000013"));
        recorded(
                cooperative,
                stated(
                        "certificate.issue",
                        "AMP-01",
                        json("{'commitments':{},'lot':'N13'}").with("certificate", certificate)));

        recorded(cooperative, melt("AMP-01", "N13", List.of("N13"), "N13-BAR", 100_000, 90_000));

        for (String member : World.MEMBERS) {
            World.factsHash(member, seen);
            String page = Gateway.of(member)
                    .get("/c/" + new CertificateId(certificate).shortId() + "?lang=en")
                    .body();
            assertThat(page).contains("ENDED", "N13-BAR");
        }
    }

    @Test
    void case_14_a_late_record_does_not_slip_into_a_time_of_suspension() {
        Officer unit = Officer.of("producers", "amp-03-responsible");
        Officer scheme = Officer.of("assurance", "sch-01-officer");
        LocalDate then = TODAY.minusDays(8);
        recorded(unit, paper("AMP-03", "N14", 200_000));
        recorded(
                scheme,
                stated(
                        "authority.notice",
                        "SCH-01",
                        json("{'amp':'AMP-03','notice':'N14','authority':'DEMO-ANM','reason':'INSPECTION'}")
                                .with("from", then.minusDays(1).toString())
                                .with("evidence", hash("notice"))));
        recorded(
                scheme,
                stated(
                        "authority.lift",
                        "SCH-01",
                        json("{'amp':'AMP-03','notice':'N14'}")
                                .with("from", then.plusDays(1).toString())
                                .with("evidence", hash("lifted"))));

        refusedBy("I6", "statement.actor", unit, unit.signs(happened(then, "N14-A")));
        // The lift counts from its recording on: it does not wash the days between.
        refusedBy("I6", "statement.actor", unit, unit.signs(happened(then.plusDays(2), "N14-A")));
        recorded(unit, happened(then.minusDays(2), "N14-B"));
    }

    @Test
    void case_15_an_invoice_pays_for_one_use_only() {
        Officer treasurer = Officer.of("producers", "amp-01-treasurer");
        Officer legal = Officer.of("producers", "amp-01-legal");
        recorded(
                cooperative,
                stated(
                        "plan.propose",
                        "AMP-01",
                        json("{'plan':'N15','currency':'COP',"
                                + "'lines':[{'line':'WATER','category':'COMMUNITY','budgetMinor':500000000}]}")));
        recordedAs(
                treasurer,
                Officer.signed(
                        stated(
                                "plan.approve",
                                "AMP-01",
                                json("{'plan':'N15'}")
                                        .with("acta", hash("acta"))
                                        .with("approvedOn", TODAY.toString())),
                        treasurer,
                        legal));
        recorded(
                treasurer,
                stated("plan.fund", "AMP-01", json("{'plan':'N15','payment':'P-01'}")),
                use("N15-A", "invoice 1"));

        refusedBy("I42", "body.invoice", treasurer, treasurer.signs(use("N15-B", "invoice 1")));
        recorded(treasurer, use("N15-B", "invoice 2"));
    }

    // Statements

    private static Statement use(String use, String invoice) {
        return stated(
                "use.record",
                "AMP-01",
                json("{'plan':'N15','line':'WATER','minor':100000000,'currency':'COP','supplierKind':'LOCAL'}")
                        .with("use", use)
                        .with("invoice", hash(invoice))
                        .with("spentOn", TODAY.toString())
                        .with("evidence", Json.texts(List.of(hash(use)))));
    }

    private static Statement credit(String sale, String lot, long fineMg) {
        return stated(
                "premium.credit",
                "BUY-01",
                json("{'scheme':'N12-CREDIT','version':1}")
                        .with("sale", sale)
                        .with("grams", List.of(Json.object().with("lot", lot).with("fineMg", fineMg))));
    }

    /** A lot of AMP-03, brought in and recorded as of noon of that day. */
    private static Statement happened(LocalDate day, String lot) {
        Statement now = stated(
                "lot.declare",
                "AMP-03",
                onDay(day, production("AMP-03", lot, "DORE", 100_000, "N14", byUnit(100_000))));
        return new Statement(
                now.kind(),
                now.channel(),
                now.id(),
                now.actor(),
                day.atTime(12, 0).toInstant(ZoneOffset.ofHours(-5)),
                now.body());
    }

    private static Json.Obj onDay(LocalDate day, Json.Obj production) {
        return production.with("periodFrom", day.toString()).with("periodTo", day.toString());
    }

    /** A lot of 100 g doré with 90 g of fine gold, by fire assay. */
    private void goldOfTheCooperative(String id) {
        recorded(cooperative, paper("AMP-01", id, 100_000), lot("AMP-01", id, "DORE", 100_000, id, byUnit(100_000)));
        recordedAs(laboratory, Officer.signed(assay(id, "FIRE", 90_000), laboratory, cooperative));
    }

    static Statement stated(String kind, String actor, Json.Obj body) {
        return Officer.statement(kind, actor, body);
    }

    /** From the cooperative to the aggregator, as it was sealed and weighed. */
    private void handedOver(String lot, String seal) {
        String item = "'items':[{'lot':'%s','grossMg':100000,'seal':'%s'}]".formatted(lot, seal);
        recorded(
                cooperative,
                seal("AMP-01", lot, seal),
                stated(
                        "custody.offer",
                        "AMP-01",
                        json("{'transfer':'%1$s','lots':['%1$s'],'to':'AGG-01'}".formatted(lot))),
                stated(
                        "custody.dispatch",
                        "AMP-01",
                        json("{'transfer':'%s','carrier':'CAR-01',%s}".formatted(lot, item))));
        recorded(
                aggregator,
                stated("custody.receive", "AGG-01", json("{'transfer':'%s','place':'05001',%s}".formatted(lot, item))),
                stated("custody.accept", "AGG-01", json("{'transfer':'%s'}".formatted(lot))));
    }

    static Statement paper(String producer, String number, long grossMg) {
        return stated(
                "origin.register",
                producer,
                json("{'kind':'CERTIFICATE_OF_ORIGIN'}")
                        .with("issuer", producer)
                        .with("number", number)
                        .with("date", YESTERDAY.toString())
                        .with("quantityMg", grossMg)
                        .with("file", hash(number)));
    }

    static Statement lot(
            String producer, String id, String material, long grossMg, String paper, List<Json.Obj> contributions) {
        return stated("lot.declare", producer, production(producer, id, material, grossMg, paper, contributions));
    }

    private static Json.Obj production(
            String producer, String id, String material, long grossMg, String paper, List<Json.Obj> contributions) {
        return Json.object()
                .with("lot", id)
                .with("material", material)
                .with("grossMg", grossMg)
                .with("place", "05250")
                .with("periodFrom", YESTERDAY.toString())
                .with("periodTo", YESTERDAY.toString())
                .with("contributions", contributions)
                .with(
                        "origins",
                        List.of(Json.object()
                                .with("issuer", producer)
                                .with("number", paper)
                                .with("grossMg", grossMg)));
    }

    static List<Json.Obj> byUnit(long grossMg) {
        return List.of(Json.object().with("unit", "U-01").with("grossMg", grossMg));
    }

    private static List<Json.Obj> byMiners(List<MinerRef> miners, long eachMg) {
        return miners.stream()
                .map(miner -> Json.object().with("miner", miner.value()).with("grossMg", eachMg))
                .toList();
    }

    static MinerRef miner(String test, int number) {
        return MinerRef.of(Digest.sha256(("Demo miner " + test + " " + number).getBytes(StandardCharsets.UTF_8)));
    }

    private static void enrol(String producer, List<MinerRef> miners, LocalDate from) {
        String officers = producer.toLowerCase(Locale.ROOT);
        Officer responsible = Officer.of("producers", officers + "-responsible");
        Officer treasurer = Officer.of("producers", officers + "-treasurer");
        Statement enrolment = stated(
                "miner.enrol",
                producer,
                Json.object()
                        .with(
                                "miners",
                                miners.stream()
                                        .map(miner -> json("{'kind':'SUBSISTENCE'}")
                                                .with("miner", miner.value())
                                                .with("from", from.toString())
                                                .with("evidence", hash(miner.value())))
                                        .toList()));
        recordedAs(responsible, Officer.signed(enrolment, responsible, treasurer));
    }

    static Statement assay(String lot, String method, long fineness) {
        return stated(
                "assay.record",
                "ASY-01",
                json("{'sampledBy':'ASY-01','purpose':'PROVISIONAL'}")
                        .with("assay", lot + "-" + method)
                        .with("lot", lot)
                        .with("method", method)
                        .with("sampledOn", TODAY.toString())
                        .with("fineness", fineness)
                        .with("certificate", hash(lot + method)));
    }

    static Statement seal(String custodian, String lot, String seal) {
        return stated(
                "seal.apply", custodian, json("{'kind':'BAG'}").with("lot", lot).with("seal", seal));
    }

    static Statement melt(
            String custodian, String id, List<String> inputs, String output, long grossMg, long fineness) {
        return stated(
                "lot.melt",
                custodian,
                json("{'losses':[]}")
                        .with("transformation", id)
                        .with("place", custodian.equals("AGG-01") ? "05001" : "05250")
                        .with("inputs", Json.texts(inputs))
                        .with(
                                "output",
                                json("{'material':'DORE'}")
                                        .with("lot", output)
                                        .with("grossMg", grossMg)
                                        .with(
                                                "assay",
                                                json("{'method':'FIRE'}")
                                                        .with("assay", output)
                                                        .with("fineness", fineness)
                                                        .with("certificate", hash(output)))));
    }

    /** What arrived of the case's first payment, which is to AMP-01. */
    private static Statement confirmation(String actor, String receipt) {
        return stated(
                "premium.confirm",
                actor,
                json("{'payment':'P-01','received':{'minor':435614,'currency':'USD'},'rate':'1.000000','deductions':[]}")
                        .with("receipt", receipt)
                        .with("valueDate", YESTERDAY.toString())
                        .with("statement", hash(receipt)));
    }

    private static Statement inProgress(String attestation, LocalDate deadline) {
        List<Json.Obj> findings = IntStream.rangeClosed(1, 5)
                .mapToObj(number -> json("{'status':'CONTROLLED'}")
                        .with("requirement", "M4-0" + number)
                        .with("evidence", Json.texts(List.of(hash(attestation + number)))))
                .map(finding -> finding.get("requirement").equals(Json.text("M4-01"))
                        ? finding.with("status", "PROGRESSING")
                                .with("deadline", deadline.toString())
                                .with("plan", hash("plan"))
                        : finding)
                .toList();
        return stated(
                "attestation.issue",
                "AUD-01",
                json("{'subject':'AMP-02','standard':'CRAFT','version':'2.1','module':4,'level':'THIRD_PARTY'}")
                        .with("attestation", attestation)
                        .with("validFrom", YESTERDAY.toString())
                        .with("validTo", YESTERDAY.plusMonths(10).toString())
                        .with("findings", findings));
    }

    static Json.Obj json(String text) {
        return CanonicalJson.parseObject(text.replace('\'', '"'));
    }

    static String hash(String of) {
        return Digest.hex("Demo " + of);
    }

    // Answers

    /** All of them in one transaction. */
    static void recorded(Officer officer, Statement... statements) {
        recordedAs(
                officer,
                statements.length == 1
                        ? officer.signs(statements[0])
                        : Json.object()
                                .with(
                                        "statements",
                                        Arrays.stream(statements)
                                                .map(officer::signs)
                                                .toList()));
    }

    static void recordedAs(Officer officer, Json.Obj signed) {
        World.awaitRead(officer.member(), seen);
        Gateway.Answer answer = Gateway.of(officer.member()).submit(signed, officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        seen = Math.max(seen, answer.number("block"));
    }

    static void refusedBy(String rule, String field, Officer officer, Json.Obj signed) {
        List<String> before = World.facts(seen);

        Gateway.Answer answer = Gateway.of(officer.member()).submit(signed, officer);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("rule")).as(answer.body()).isEqualTo(rule);
        assertThat(answer.text("field")).as(answer.body()).isEqualTo(field);
        assertThat(answer.text("detail")).isNotBlank();
        assertThat(answer.text("detail_es")).as("in Spanish").isNotBlank().isNotEqualTo(answer.text("detail"));
        assertThat(World.facts(seen))
                .as("the facts of every member, before and after")
                .isEqualTo(before);
    }

    static Json.Obj described(String lot) {
        Officer clerk = World.clerk("assurance");
        Gateway.Answer answer = Gateway.of("assurance").get("/v1/lots/" + lot + "?height=" + seen, clerk);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static Json.Obj lot(String lot) {
        return (Json.Obj) described(lot).get("lot");
    }

    /** The rules that have raised a flag on that lot. */
    static List<String> flags(String lot) {
        List<String> rules = new ArrayList<>();
        ((Json.Arr) described(lot).get("flags"))
                .items()
                .forEach(flag -> rules.add(((Json.Str) ((Json.Obj) flag).get("rule")).text()));
        return rules;
    }
}
