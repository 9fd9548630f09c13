// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.lot.LotPage.Emphasis;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.Holder;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.lot.LotPage.Profile;
import org.capaz.gateway.buyer.lot.LotPage.Reason;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.status.CertificateStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page of the worked case shows, before any language or markup. */
class LotPageReaderTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    @AfterEach
    void close() {
        gateway.close();
    }

    private static LotPage page(CaseGateway gateway) {
        return gateway.bean(LotPageReader.class)
                .known(CERTIFICATE, gateway.bean(LedgerStateReader.class).latest());
    }

    private LotPage page() {
        return page(gateway);
    }

    private Instant at(String member) {
        return Instant.ofEpochSecond(
                Fields.of(world.record(LedgerKeys.certificate(CERTIFICATE))).integer(member));
    }

    @Test
    void an_issued_certificate_without_notices_is_shown_as_issued_with_its_custodian_by_role_and_country() {
        Instant received = Instant.ofEpochSecond(
                Fields.of(world.record(LedgerKeys.lot(new LotId("LE")))).integer("movedAt"));

        assertThat(page().answer())
                .isEqualTo(new LotPage.Answer(
                        new State.Stored(CertificateStatus.State.ISSUED),
                        new Explanation.Issued(at("issuedAt"), Optional.empty()),
                        List.of()));
        assertThat(page().answer().emphasis()).isEqualTo(Emphasis.STATED);
        assertThat(page().facts().holder())
                .contains(
                        new Holder.Custodian(Optional.of(new Profile(PartyRole.REFINER, "CH")), Optional.of(received)));
    }

    @Test
    void of_a_lot_on_offer_only_the_hand_over_is_told() {
        world.ref01()
                .offers(Body.of("{'transfer':'T-LE-2','lots':['LE'],'to':'TRD-01'}"))
                .recorded();
        gateway.follow();

        assertThat(page().facts().holder()).contains(new Holder.HandOver());
    }

    @Test
    void a_suspension_is_told_with_its_code_and_the_name_of_who_stated_it_and_a_reinstatement_with_its_time() {
        world.later(Duration.ofHours(1))
                .sch01()
                .suspends(LotRecords.suspension())
                .recorded();
        gateway.follow();
        assertThat(page().answer().state()).isEqualTo(new State.Stored(CertificateStatus.State.SUSPENDED));
        assertThat(page().answer().emphasis()).isEqualTo(Emphasis.OVER);
        assertThat(page().answer().explanation())
                .isEqualTo(new Explanation.TakenBack(world.now(), new Reason.Stated("UNDER-REVIEW", "Esquema Demo")));

        world.later(Duration.ofHours(1))
                .sch01()
                .reinstates(LotRecords.reinstatement())
                .recorded();
        gateway.follow();
        assertThat(page().answer().explanation())
                .isEqualTo(new Explanation.Issued(at("issuedAt"), Optional.of(world.now())));
    }

    @Test
    void past_its_validity_a_certificate_is_expired_whatever_its_state() {
        world.later(Duration.between(world.now(), at("validUntil")).plusSeconds(1));

        assertThat(page().answer().state()).isEqualTo(new State.Expired());
        assertThat(page().answer().explanation()).isEqualTo(new Explanation.ValidityOver());
        assertThat(page().answer().emphasis()).isEqualTo(Emphasis.OVER);
    }

    @Test
    void a_notice_names_its_producer_and_changes_the_emphasis() {
        world.later(Duration.ofHours(1))
                .aud01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-02", 3), "attestation", "'AT-WORSE'"),
                        "findings[0].status",
                        "'NOT_CONTROLLED'"))
                .recorded();
        gateway.follow();

        assertThat(page().answer().emphasis()).isEqualTo(Emphasis.AMBER);
        assertThat(page().answer().notices()).anySatisfy(told -> {
            assertThat(told.notice()).isInstanceOf(Notice.StandingWorse.class);
            assertThat(told.producer()).isEqualTo("Asociación Demo de Seleccionadoras Río Claro");
        });
    }

    @Test
    void the_shares_of_the_producers_are_of_the_lot_s_own_fine_mass() {
        LotPage page = page();

        assertThat(page.origins()).extracting(Origin::sharePerMille).containsExactly(328, 24, 515, 133);
        assertThat(page.origins().stream()
                        .mapToLong(origin -> origin.fine().milligrams())
                        .sum())
                .isEqualTo(page.facts().fineMilligrams());
        assertThat(page.origins()).extracting(Origin::municipality).contains("La Llanada (52385)");
    }

    @Test
    void a_payment_is_listed_until_the_producer_says_that_it_arrived() {
        Consortium announced = Stage.ANNOUNCED.world();
        announced
                .ref01()
                .seals(Body.set(WorkedCase.seal("LE"), "seal", "'S-000902'"))
                .recorded();
        announced.ref01().certifies(WorkedCase.certificate("LE")).recorded();
        try (CaseGateway early = new CaseGateway(announced, "BuyersMSP")) {
            assertThat(page(early).premium().orElseThrow().unconfirmed()).anySatisfy(payment -> {
                assertThat(payment.minor()).isEqualTo(435_614);
                assertThat(payment.currency()).isEqualTo("USD");
                assertThat(payment.state()).isEqualTo(Payment.State.DECLARED);
            });
        }
        assertThat(page().premium().orElseThrow().unconfirmed()).isEmpty();
    }

    @Test
    void the_page_says_whose_word_it_is_and_up_to_which_block() {
        LotPage.Unknown unknown = gateway.bean(LotPageReader.class)
                .unknown(
                        new CertificateId("00000000-0000-4000-8000-000000000000").number(),
                        gateway.bean(LedgerStateReader.class).latest());

        assertThat(unknown.position()).isEqualTo(page().position());
        assertThat(unknown.position().block()).isZero();
        assertThat(unknown.position().askedAt()).isEqualTo(world.now());
        assertThat(unknown.position().behind()).isFalse();
    }

    @Test
    void gold_of_no_known_origin_is_told_apart_from_what_is_certified() {
        assertThat(page().facts().unattributedMilligrams()).isZero();

        world.given(LedgerKeys.certificate(CERTIFICATE), "unattributedMg", "29");
        gateway.follow();
        assertThat(page().facts().unattributedMilligrams()).isEqualTo(29);
        assertThat(page().facts().fineMilligrams()).isEqualTo(3_325_156);
    }
}
