// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.ledger.audit.AuditedFamily;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** What a member opens to an auditor is read, what it does not open is not there, and both sides see it; decision 243. */
class OpenedRecordsTest {
    /** The day on which all blocks of a test are written. */
    private static final String WRITTEN = "'2026-05-28'";

    private static final String THE_DAY_AFTER = "'2026-05-29'";

    private final TestOfficer auditor = new TestOfficer(Conduct.auditor().key());
    private Consortium world = Stage.CONFIRMED.world();

    private Json.Obj grant(String name, String families, String from, String to) {
        Json.Obj grant = Body.set(Conduct.auditGrant(), "grant", "'" + name + "'");
        return Body.set(Body.set(Body.set(grant, "families", families), "periodFrom", from), "periodTo", to);
    }

    private Json.Obj payments() {
        return grant("AG-1", "['PAYMENT','RECEIPT']", WRITTEN, WRITTEN);
    }

    private HttpResponse<byte[]> read(CaseGateway gateway, String path) {
        return send(gateway, "GET", path);
    }

    private HttpResponse<byte[]> send(CaseGateway gateway, String method, String path) {
        long now = world.now().getEpochSecond();
        String token = auditor.token("ES256", auditor.id(), "capaz:" + gateway.member(), now, now + 600);
        return gateway.send(
                method, path, "{}".getBytes(UTF_8), "Authorization", "Bearer " + token, "Accept", "application/json");
    }

    private List<String> names(CaseGateway gateway, String path, String list, String member) {
        HttpResponse<byte[]> answer = read(gateway, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return RecordMembers.objects(TestGateway.json(answer), list).stream()
                .map(each -> RecordMembers.text(each, member))
                .toList();
    }

    private static List<String> addresses(Json.Obj answer) {
        return RecordMembers.objects(answer, "readings").stream()
                .map(each -> RecordMembers.text(each, "address"))
                .toList();
    }

    @Test
    void an_auditor_reads_what_was_opened_and_nothing_that_everybody_sees() {
        world.producers().grantsAudit(payments()).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(names(gateway, "/v1/payments", "payments", "payment")).containsExactly("P-AMP-01");
            assertThat(names(gateway, "/v1/receipts", "receipts", "payment")).containsExactly("P-AMP-01");
            assertThat(names(gateway, "/v1/payments?beneficiary=AMP-01", "payments", "payment"))
                    .containsExactly("P-AMP-01");
            assertThat(names(gateway, "/v1/payments?beneficiary=AMP-02", "payments", "payment"))
                    .isEmpty();
            assertThat(names(gateway, "/v1/payments?asOf=0", "payments", "payment"))
                    .containsExactly("P-AMP-01");
            assertThat(TestGateway.json(read(gateway, "/v1/payments?total=true"))
                            .get("total"))
                    .isEqualTo(Json.number(1));
            assertThat(read(gateway, "/v1/payments/P-AMP-01").statusCode()).isEqualTo(200);
            assertThat(read(gateway, "/v1/receipts/P-AMP-01").statusCode()).isEqualTo(200);
            assertThat(names(gateway, "/v1/audit-grants", "auditGrants", "grant"))
                    .containsExactly("AG-1");

            for (String closed : List.of(
                    "/v1/payments/P-AMP-02",
                    "/v1/receipts/P-AMP-02",
                    "/v1/obligations",
                    "/v1/lots",
                    "/v1/lots/LA",
                    "/v1/amps/AMP-01",
                    "/v1/parties/AMP-01",
                    "/v1/officers",
                    "/v1/miners",
                    "/v1/certificates",
                    "/v1/changes",
                    "/v1/changes/events",
                    "/v1/blocks",
                    "/v1/statements/demo-statement-1",
                    "/v1/audit/balance",
                    "/v1/audit/totals",
                    "/v1/audit/export?from=0&to=0",
                    "/v1/audit/readings",
                    "/v1/webhooks")) {
                assertThat(read(gateway, closed).statusCode()).as(closed).isEqualTo(404);
            }
        }
        try (CaseGateway buyers = new CaseGateway(world, "BuyersMSP")) {
            assertThat(read(buyers, "/v1/payments").statusCode())
                    .as("another member has opened nothing")
                    .isEqualTo(401);
        }
    }

    @Test
    void a_record_is_opened_with_the_days_on_which_it_was_written_and_by_any_grant_that_stands() {
        world.producers()
                .grantsAudit(grant("AG-1", "['PAYMENT','LOT']", THE_DAY_AFTER, THE_DAY_AFTER))
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(names(gateway, "/v1/lots", "lots", "lot")).isEmpty();
            assertThat(read(gateway, "/v1/lots/LA").statusCode()).isEqualTo(404);

            world.producers()
                    .grantsAudit(grant("AG-2", "['LOT']", WRITTEN, THE_DAY_AFTER))
                    .recorded();
            gateway.follow();

            assertThat(names(gateway, "/v1/lots", "lots", "lot")).containsExactly("LA");
            assertThat(TestGateway.json(read(gateway, "/v1/lots/LA")).members().keySet())
                    .as("the lot alone, without all that stands beside it for officers")
                    .containsExactlyInAnyOrder("lot", "height");
            assertThat(names(gateway, "/v1/payments", "payments", "payment")).isEmpty();
        }
    }

    @Test
    void the_records_of_all_parties_are_opened_with_the_scope_all() {
        DemoOfficer second = DemoOfficer.of("producers-other-registrar", "ProducersMSP", OfficerRole.REGISTRAR);
        world.producers()
                .registersOfficer(WorkedCase.officer(second).with("party", "ProducersMSP"))
                .signedBy("producers-registrar")
                .recorded();
        world.producers()
                .grantsAudit(Body.set(Body.set(payments(), "scope", "'ALL'"), "parties", "[]"))
                .signedBy(world.officer("producers-registrar"), second)
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(names(gateway, "/v1/payments", "payments", "payment"))
                    .containsExactly("P-AMP-01", "P-AMP-02", "P-AMP-03", "P-AMP-04");
            assertThat(names(gateway, "/v1/payments?limit=2&after=P-AMP-01", "payments", "payment"))
                    .containsExactly("P-AMP-02", "P-AMP-03");
        }
    }

    private static Json.Obj of(String party, Json.Obj grant) {
        return Body.set(grant, "parties", "['" + party + "']");
    }

    private Json.Obj certified(String day) {
        return grant("AG-1", "['SEAL','CERTIFICATE']", day, day);
    }

    @Test
    void seals_are_opened_by_who_put_them_on_or_took_them_off_and_certificates_by_the_producers_of_their_gold() {
        world = Stage.CERTIFIED.world();
        world.producers().grantsAudit(certified(WRITTEN)).recorded();
        world.traders().grantsAudit(of("AGG-01", certified(WRITTEN))).recorded();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway traders = new CaseGateway(world, "TradersMSP")) {
            assertThat(names(producers, "/v1/seals", "seals", "lot")).containsExactly("LA");
            assertThat(names(traders, "/v1/seals", "seals", "lot")).contains("LA", "LE");
            assertThat(names(producers, "/v1/certificates", "certificates", "certId"))
                    .containsExactly(WorkedCase.CERTIFICATE);
            assertThat(names(traders, "/v1/certificates", "certificates", "certId"))
                    .isEmpty();
            assertThat(read(traders, "/v1/certificates/" + WorkedCase.CERTIFICATE)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void seals_and_certificates_of_other_days_are_not_opened() {
        world = Stage.CERTIFIED.world();
        world.producers().grantsAudit(certified(THE_DAY_AFTER)).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(names(gateway, "/v1/seals", "seals", "lot")).isEmpty();
            assertThat(names(gateway, "/v1/certificates", "certificates", "certId"))
                    .isEmpty();
            assertThat(read(gateway, "/v1/certificates/" + WorkedCase.CERTIFICATE)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    /** Who holds the lot when is not in the flag: its creator is asked, as long as the flag stands. */
    @Test
    void a_flag_is_opened_by_who_raised_it_and_by_whose_record_it_stands_on() {
        world = Stage.AT_AGGREGATOR.world();
        world.sch01().holds(LotStory.hold("LA")).recorded();
        world.amp02()
                .raisesFlag(Body.set(Body.without(LotStory.grievance(), "lot"), "record", "'party/AGG-01'"))
                .recorded();
        world.producers()
                .grantsAudit(grant("AG-1", "['FLAG']", WRITTEN, WRITTEN))
                .recorded();
        world.traders()
                .grantsAudit(of("AGG-01", grant("AG-1", "['FLAG']", WRITTEN, WRITTEN)))
                .recorded();
        world.assurance()
                .grantsAudit(of("SCH-01", grant("AG-1", "['FLAG']", WRITTEN, WRITTEN)))
                .recorded();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway traders = new CaseGateway(world, "TradersMSP");
                CaseGateway assurance = new CaseGateway(world, "AssuranceMSP")) {
            assertThat(names(producers, "/v1/flags", "flags", "subject")).containsExactly("lot/LA");
            assertThat(names(producers, "/v1/flags?kind=LATE", "flags", "subject"))
                    .isEmpty();
            assertThat(names(assurance, "/v1/flags", "flags", "subject")).containsExactly("lot/LA");
            assertThat(names(traders, "/v1/flags", "flags", "subject")).isEmpty();
        }
    }

    /** What cannot be opened itself is not opened by what stands on it. */
    @Test
    void a_flag_on_a_record_that_is_opened_to_nobody_is_not_opened_either() {
        Json.Obj flag = Body.without(LotStory.grievance(), "lot");
        world.amp04()
                .raisesFlag(Body.set(flag, "record", "'miner/" + WorkedCase.miner("AMP-04", 1) + "'"))
                .recorded();
        world.amp04().raisesFlag(Body.set(flag, "record", "'payment/P-AMP-04'")).recorded();
        world.producers()
                .grantsAudit(of("AMP-04", grant("AG-1", "['FLAG']", WRITTEN, WRITTEN)))
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(RecordMembers.objects(gateway.ask("/v1/flags"), "flags")).hasSizeGreaterThan(1);
            assertThat(names(gateway, "/v1/flags", "flags", "subject")).containsExactly("payment/P-AMP-04");
        }
    }

    /** Whatever has an address of its own: what is in the list is there, with nothing beside it, and nothing else is. */
    @Test
    void of_every_family_that_can_be_opened_the_list_and_the_single_records_are_the_same() {
        world = Stage.CERTIFIED.world();
        world.sch01().holds(LotStory.hold("LE")).recorded();
        for (AuditedFamily family : AuditedFamily.values()) {
            world.producers()
                    .grantsAudit(grant("AG-" + family.ordinal(), "['" + family + "']", WRITTEN, WRITTEN))
                    .recorded();
        }
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            for (AuditedFamily family : AuditedFamily.values()) {
                Listing listing = Families.ALL.stream()
                        .filter(each -> each.family() == family.family())
                        .findFirst()
                        .orElseThrow();
                String list = "/v1/" + listing.path();
                List<HttpResponse<byte[]>> found = world.ledger().records().keySet().stream()
                        .filter(key -> key.family() == family.family())
                        .map(key -> read(gateway, list + "/" + String.join("/", key.parts())))
                        .filter(answer -> answer.statusCode() != 404)
                        .toList();
                assertThat(found)
                        .as(list)
                        .hasSameSizeAs(RecordMembers.objects(
                                TestGateway.json(read(gateway, list + "?limit=1000")), listing.name()))
                        .allSatisfy(
                                answer -> assertThat(TestGateway.json(answer).members())
                                        .containsOnlyKeys(listing.one(), "height"));
            }
        }
    }

    @Test
    void an_auditor_hands_nothing_in() {
        world.producers().grantsAudit(payments()).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            for (String path : List.of("/v1/statements", "/v1/statements?dryRun=true", "/v1/webhooks")) {
                HttpResponse<byte[]> refused = send(gateway, "POST", path);
                assertThat(refused.statusCode()).as(path).isEqualTo(422);
                assertThat(RecordMembers.text(TestGateway.json(refused), "rule"))
                        .isEqualTo("I80");
            }
            HttpResponse<byte[]> judged = gateway.send(
                    "POST", "/v1/statements", "{}".getBytes(UTF_8), "Authorization", "Bearer " + gateway.token());
            assertThat(judged.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void what_is_withdrawn_or_has_ended_is_read_no_more() {
        world.producers().grantsAudit(payments()).recorded();
        world.producers()
                .grantsAudit(Body.set(
                        grant("AG-2", "['PLAN']", WRITTEN, WRITTEN),
                        "validTo",
                        Long.toString(world.now().plus(Duration.ofDays(30)).getEpochSecond())))
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            assertThat(read(gateway, "/v1/payments").statusCode()).isEqualTo(200);
            assertThat(read(gateway, "/v1/plans").statusCode()).isEqualTo(200);

            world.producers().withdrawsAudit(Conduct.auditWithdrawal()).recorded();
            gateway.follow();

            assertThat(read(gateway, "/v1/payments").statusCode()).isEqualTo(404);
            assertThat(read(gateway, "/v1/plans").statusCode()).isEqualTo(200);

            world.later(Duration.ofDays(30));
            assertThat(read(gateway, "/v1/plans").statusCode()).isEqualTo(200);
            world.later(Duration.ofSeconds(1));
            assertThat(read(gateway, "/v1/plans").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void each_reading_is_seen_by_the_member_that_opened_it_and_by_the_party_that_was_read() {
        world.producers().grantsAudit(payments()).recorded();
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            read(gateway, "/v1/payments?beneficiary=AMP-01");
            read(gateway, "/v1/payments/P-AMP-02");
            read(gateway, "/v1/receipts/P-AMP-01");

            Json.Obj all = gateway.ask("/v1/audit/readings");
            assertThat(addresses(all))
                    .as("what was not shown was not read")
                    .containsExactly("/v1/payments?beneficiary=AMP-01", "/v1/receipts/P-AMP-01");
            assertThat(RecordMembers.objects(all, "readings")).allSatisfy(reading -> {
                assertThat(RecordMembers.text(reading, "auditor")).isEqualTo(auditor.id());
                assertThat(RecordMembers.texts(reading, "grants")).containsExactly(auditor.id() + "/ProducersMSP/AG-1");
            });
            assertThat(addresses(gateway.askAs("AMP-01", "/v1/audit/readings"))).isEqualTo(addresses(all));
            assertThat(addresses(gateway.askAs("AMP-02", "/v1/audit/readings"))).isEmpty();

            Json.Obj first = gateway.ask("/v1/audit/readings?limit=1");
            assertThat(addresses(gateway.ask("/v1/audit/readings?after=" + RecordMembers.text(first, "next"))))
                    .containsExactly("/v1/receipts/P-AMP-01");
        }
    }

    @Test
    void an_auditor_that_the_members_admitted_is_seen_reading_too_and_another_officer_is_not() {
        Consortium admitted = world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
        try (CaseGateway gateway = new CaseGateway(admitted, "AssuranceMSP")) {
            gateway.askAs("AUD-01", "/v1/payments");
            gateway.askAs("SCH-01", "/v1/schemes");

            assertThat(addresses(gateway.ask("/v1/audit/readings"))).containsExactly("/v1/payments");
            assertThat(addresses(gateway.askAs("SCH-01", "/v1/audit/readings"))).isEmpty();
        }
    }
}
