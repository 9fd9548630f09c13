// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a stranger says of another's gold or quota changes nothing; the people concerned and accredited judges do. */
@Order(3)
@ExtendWith(World.class)
class StrangersScenario {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.ofHours(-5));

    private final Gateway traders = Gateway.of("traders");
    private final Officer aggregator = Officer.of("traders", "agg-01-custodian");
    private final Officer assayer = Officer.of("traders", "asy-01-assayer");
    private final Officer panners = Officer.of("producers", "amp-04-responsible");

    private static Json.Obj body(String text) {
        return CanonicalJson.parseObject(text.replace('\'', '"'));
    }

    private static String hash(String of) {
        return Digest.hex("Demo " + of);
    }

    private static long recorded(Officer officer, Json.Obj signed) {
        Gateway.Answer answer = Gateway.of(officer.member()).submit(signed, officer);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.number("block");
    }

    private static Statement reading(String id, long fineness) {
        return Officer.statement(
                "assay.record",
                "ASY-01",
                body("{'lot':'E2E-STRANGE','method':'FIRE','sampledBy':'ASY-01','purpose':'FINAL'}")
                        .with("assay", id)
                        .with("sampledOn", TODAY.toString())
                        .with("fineness", fineness)
                        .with("certificate", hash(id)));
    }

    @Test
    void a_reading_that_the_custodian_has_not_signed_stands_beside_and_changes_nothing() {
        recorded(
                aggregator,
                aggregator.signs(Officer.statement(
                        "lot.introduce",
                        "AGG-01",
                        body("{'lot':'E2E-STRANGE','material':'FREE_GOLD','grossMg':500000,'place':'05001',"
                                        + "'source':'RECYCLED'}")
                                .with("evidence", hash("strange")))));
        recorded(assayer, Officer.signed(reading("A-AGREED", 90_000), assayer, aggregator));
        long block = recorded(assayer, assayer.signs(reading("A-ALONE", 1)));

        World.awaitRead("traders", block);
        Json.Obj lot = traders.get("/v1/lots/E2E-STRANGE", assayer).json();
        Json.Obj record = (Json.Obj) lot.get("lot");
        assertThat(record.get("fineness")).isEqualTo(Json.number(90_000));
        assertThat(((Json.Arr) lot.get("assays")).items()).hasSize(2);
    }

    @Test
    void a_sale_outside_that_a_stranger_tells_uses_up_nobodys_quota() {
        MinerRef miner = MinerRef.of(Digest.sha256("Demo miner of strangers".getBytes(StandardCharsets.UTF_8)));
        Json.Obj enrolled = body("{'kind':'SUBSISTENCE'}")
                .with("miner", miner.value())
                .with("from", TODAY.minusDays(1).toString())
                .with("evidence", hash("enrolment"));
        recorded(
                panners,
                Officer.signed(
                        Officer.statement("miner.enrol", "AMP-04", Json.object().with("miners", List.of(enrolled))),
                        panners,
                        Officer.of("producers", "amp-04-treasurer")));
        Json.Obj sale = body("{'sale':'E2E-SALE','grossMg':420000}")
                .with("miner", miner.value())
                .with("soldOn", TODAY.toString())
                .with("evidence", hash("sale"));
        Statement attested = Officer.statement("outside.attest", "AGG-01", sale);

        Gateway.Answer answer = traders.submit(aggregator.signs(attested), aggregator);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.text("rule")).isEqualTo("I58");

        recorded(aggregator, Officer.signed(attested, aggregator, panners));
        recorded(
                aggregator,
                Officer.signed(
                        Officer.statement(
                                "outside.correct",
                                "AGG-01",
                                sale.without("grossMg").with("reason", "NO-SUCH-SALE")),
                        aggregator,
                        panners));
    }

    @Test
    void a_statement_of_two_is_tried_unsigned_and_handed_in_by_either_signer_but_by_no_stranger() {
        recorded(
                aggregator,
                aggregator.signs(Officer.statement(
                        "lot.introduce",
                        "AGG-01",
                        body("{'lot':'E2E-TRIED','material':'FREE_GOLD','grossMg':400000,'place':'05001',"
                                        + "'source':'RECYCLED'}")
                                .with("evidence", hash("tried")))));
        Json.Obj sale = body("{'sale':'E2E-SALE-TWO','grossMg':1000}")
                .with(
                        "miner",
                        MinerRef.of(Digest.sha256("Demo miner of two".getBytes(StandardCharsets.UTF_8)))
                                .value())
                .with("soldOn", TODAY.toString())
                .with("evidence", hash("sale of two"));
        recorded(
                panners,
                Officer.signed(
                        Officer.statement(
                                "miner.enrol",
                                "AMP-04",
                                Json.object()
                                        .with(
                                                "miners",
                                                List.of(body("{'kind':'SUBSISTENCE'}")
                                                        .with("miner", ((Json.Str) sale.get("miner")).text())
                                                        .with(
                                                                "from",
                                                                TODAY.minusDays(1)
                                                                        .toString())
                                                        .with("evidence", hash("enrolment of two"))))),
                        panners,
                        Officer.of("producers", "amp-04-treasurer")));
        Json.Obj signed = Officer.signed(Officer.statement("outside.attest", "AGG-01", sale), aggregator, panners);

        Gateway.Answer tried = traders.tryOut(
                Json.object()
                        .with(
                                "statement",
                                Officer.statement(
                                                "seal.apply",
                                                "AGG-01",
                                                body("{'seal':'S-E2E-0001','lot':'E2E-TRIED','kind':'BAG'}"))
                                        .json()),
                aggregator);
        assertThat(tried.status()).as(tried.body()).isEqualTo(200);
        assertThat(tried.json().get("accepted")).as(tried.body()).isEqualTo(new Json.Bool(false));
        assertThat(traders.tryOut(signed, aggregator).json().get("accepted")).isEqualTo(new Json.Bool(true));

        Officer stranger = Officer.of("assurance", "aud-01-assessor");
        Gateway.Answer refused = Gateway.of("assurance").submit(signed, stranger);
        assertThat(refused.status()).as(refused.body()).isEqualTo(422);
        assertThat(refused.text("rule")).isEqualTo("I1");
        recorded(panners, signed);
    }
}
