// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Reads;
import org.capaz.gateway.submit.Submitter;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often the database is asked for a page, and that a kept page is never older than what the gateway has read. */
class LotPageCacheTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);
    private static final CertificateNumber NUMBER = CERTIFICATE.number();
    private static final String PATH = "/c/" + CERTIFICATE.shortId() + "?lang=en";

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    /** What looks every few seconds for submissions left open would be counted too. */
    @BeforeEach
    void askNothingElse() {
        gateway.bean(Submitter.class).close();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    private long questions(Runnable asking) {
        Database database = gateway.bean(Database.class);
        long before = database.asked();
        asking.run();
        return database.asked() - before;
    }

    private String page() {
        LotPageCache cache = gateway.bean(LotPageCache.class);
        return new String(cache.written(NUMBER, Language.ENGLISH).orElseThrow().html(), StandardCharsets.UTF_8);
    }

    private long questionsOfPage() {
        return questions(this::page);
    }

    @Test
    void a_page_that_nobody_asked_for_costs_five_questions_and_one_that_is_kept_none() {
        assertThat(questionsOfPage()).isBetween(1L, 5L);
        assertThat(questionsOfPage()).isZero();
        assertThat(questions(() -> gateway.bean(LotPageCache.class).written(NUMBER, Language.SPANISH)))
                .isZero();
        assertThat(questions(() -> gateway.json("/c/" + CERTIFICATE.shortId()))).isZero();
    }

    @Test
    void a_number_of_no_certificate_is_not_kept_and_pushes_no_page_out() {
        page();
        CertificateNumber unknown = new CertificateId("00000000-0000-4000-8000-000000000000").number();

        assertThat(questions(() -> gateway.bean(LotPageCache.class).shown(unknown)))
                .isOne();
        assertThat(questions(() -> gateway.bean(LotPageCache.class).shown(unknown)))
                .isOne();
        assertThat(questionsOfPage()).isZero();
    }

    @Test
    void what_is_read_ahead_is_what_key_by_key_gives() {
        LotPageReader reader = gateway.bean(LotPageReader.class);
        LedgerStateReader states = gateway.bean(LedgerStateReader.class);
        ProjectedLedgerState ahead = states.latest();

        CertificateId found = reader.certificate(NUMBER, ahead).orElseThrow();
        assertThat(reader.known(found, ahead)).isEqualTo(reader.known(found, states.latest()));
    }

    @Test
    void a_record_of_each_family_that_the_page_reads_has_it_made_again() {
        ProjectedLedgerState ledger = gateway.bean(LedgerStateReader.class).latest();
        gateway.bean(LotPageReader.class).known(CERTIFICATE, ledger);
        Reads reads = ledger.reads();
        page();
        Set<Family> tried = EnumSet.noneOf(Family.class);
        world.ledger().records().forEach((key, record) -> {
            boolean read =
                    reads.records().contains(key) || reads.lists().stream().anyMatch(key::isUnder);
            if (read && tried.add(key.family())) {
                gateway.follow(SampleChain.write(key, record.toString()));
                assertThat(questionsOfPage()).as(key.toString()).isPositive();
            }
        });
        assertThat(tried)
                .contains(Family.CERTIFICATE, Family.STATUS, Family.LOT, Family.ATTESTATION, Family.REPORT)
                .contains(Family.PARTY, Family.OBLIGATION, Family.PAID, Family.PAYMENT, Family.RECEIPT);
    }

    @Test
    void a_block_that_wrote_nothing_of_it_leaves_the_page_but_for_its_block() {
        String before = page();
        gateway.follow(SampleChain.write(LedgerKeys.lot(new LotId("L-OTHER")), "{\"state\":\"VOIDED\"}"));

        assertThat(questionsOfPage()).isZero();
        assertThat(gateway.bean(LotPageCache.class)
                        .shown(NUMBER)
                        .orElseThrow()
                        .page()
                        .position()
                        .block())
                .isEqualTo(1);
        assertThat(page()).isNotEqualTo(before).contains("ISSUED");
    }

    @Test
    void a_revocation_shows_at_once() {
        assertThat(page()).contains("ISSUED").doesNotContain("REVOKED");

        world.sch01().revokes(LotRecords.revocation()).recorded();
        gateway.follow();
        assertThat(page()).contains("REVOKED").doesNotContain("ISSUED<");
        assertThat(gateway.show(PATH)).contains("REVOKED");
    }

    @Test
    void an_attestation_that_is_taken_back_shows_at_once() {
        var shown = gateway.bean(LotPageCache.class);
        assertThat(shown.shown(NUMBER).orElseThrow().page().answer().notices()).isEmpty();

        world.later(Duration.ofHours(1)).aud01().takesBack(Conduct.revocation()).recorded();
        gateway.follow();
        assertThat(shown.shown(NUMBER).orElseThrow().page().answer().notices()).isNotEmpty();
    }

    @Test
    void a_notice_that_a_stranger_files_shows_at_once_and_one_against_another_lot_makes_no_page_again() {
        assertThat(page()).doesNotContain("about the lot by parties not concerned");
        gateway.follow(SampleChain.write(LedgerKeys.notice(LedgerKeys.lot(new LotId("L-OTHER"))), "{\"entries\":[]}"));
        assertThat(questionsOfPage()).isZero();

        world.car01().raisesFlag(Body.set(LotStory.grievance(), "lot", "'LE'")).recorded();
        gateway.follow();
        assertThat(page()).contains("about the lot by parties not concerned");
        assertThat(gateway.show(PATH)).contains("about the lot by parties not concerned");
        assertThat(gateway.bean(LotPageCache.class)
                        .shown(NUMBER)
                        .orElseThrow()
                        .page()
                        .answer()
                        .notices())
                .hasSize(1);
        assertThat(questionsOfPage()).as("and is kept").isZero();
    }

    @Test
    void an_objection_to_an_attestation_shows_at_once() {
        var shown = gateway.bean(LotPageCache.class);
        assertThat(shown.shown(NUMBER).orElseThrow().page().answer().notices()).isEmpty();

        world.amp04().contests(Conduct.contest()).recorded();
        gateway.follow();
        assertThat(shown.shown(NUMBER).orElseThrow().page().answer().notices()).hasSize(1);
    }

    @Test
    void a_confirmed_premium_shows_at_once() {
        Consortium announced = Stage.ANNOUNCED.world();
        announced
                .ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        announced.ref01().certifies(WorkedCase.certificate("LE")).recorded();
        try (CaseGateway early = new CaseGateway(announced, "BuyersMSP")) {
            LotPageCache cache = early.bean(LotPageCache.class);
            assertThat(cache.shown(NUMBER)
                            .orElseThrow()
                            .page()
                            .premium()
                            .orElseThrow()
                            .unconfirmed())
                    .hasSize(4);

            announced.by("AMP-01").confirms(WorkedCase.arrival("AMP-01")).recorded();
            early.follow();
            assertThat(cache.shown(NUMBER)
                            .orElseThrow()
                            .page()
                            .premium()
                            .orElseThrow()
                            .unconfirmed())
                    .hasSize(3);
        }
    }

    @Test
    void of_a_later_minute_and_past_the_validity_the_page_is_made_again() {
        page();
        world.later(Duration.ofSeconds(60));
        assertThat(questionsOfPage()).isPositive();

        Instant end = Instant.ofEpochSecond(
                Fields.of(world.record(LedgerKeys.certificate(CERTIFICATE))).integer("validUntil"));
        world.later(Duration.between(world.now(), end));
        assertThat(page()).doesNotContain("EXPIRED");
        world.later(Duration.ofSeconds(1));
        assertThat(page()).contains("EXPIRED");
    }

    @Test
    void who_has_the_page_already_is_told_that_it_is_the_same() {
        var first = gateway.response(PATH);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=60, stale-if-error=240");
        assertThat(gateway.response(PATH, "If-None-Match", tag).statusCode()).isEqualTo(304);

        world.sch01().suspends(LotRecords.suspension()).recorded();
        gateway.follow();
        assertThat(gateway.response(PATH, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
}
