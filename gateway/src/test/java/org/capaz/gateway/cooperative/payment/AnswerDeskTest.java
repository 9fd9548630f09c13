// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.cooperative.payment.AnswerDesk.Taken;
import org.capaz.gateway.cooperative.payment.KeptAnswer.State;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an office does with answers about payments that one person, two, or the wrong ones have signed. */
class AnswerDeskTest extends OfficeTest {
    private static final Optional<SlipEvidence> EVIDENCE = Optional.of(evidence("DEMO-SWIFT"));

    private static AnswerDesk desk;

    @BeforeAll
    static void findDesk() {
        desk = gateway.bean(AnswerDesk.class);
    }

    @Test
    void what_one_person_signed_waits_in_the_office_and_goes_to_the_ledger_with_the_second_signature() {
        Statement arrived = confirmation("AMP-01", "desk-arrived-1");

        assertThat(desk.take("AMP-01", signed(arrived, "amp-01-treasurer"), EVIDENCE))
                .isInstanceOfSatisfying(Taken.Kept.class, kept -> {
                    assertThat(kept.answer().state()).isEqualTo(State.WAITING);
                    assertThat(kept.says().orElseThrow().in(Language.ENGLISH)).startsWith("CONFIRMED");
                });
        assertThat(world.ledger().has(LedgerKeys.receipt(new Code("P-AMP-01")))).isFalse();

        assertThat(desk.take("AMP-01", signed(arrived, "amp-01-legal"), Optional.empty()))
                .isInstanceOfSatisfying(
                        Taken.Kept.class,
                        kept -> assertThat(kept.answer().state()).isEqualTo(State.RECORDED));
        assertThat(state("P-AMP-01")).isEqualTo(Payment.State.CONFIRMED);
    }

    @Test
    void an_answer_brought_again_is_the_same_answer() {
        Json.Obj once = signed(confirmation("AMP-02", "desk-arrived-2"), "amp-02-treasurer");
        desk.take("AMP-02", once, EVIDENCE);

        assertThat(desk.take("AMP-02", once, EVIDENCE))
                .isInstanceOfSatisfying(
                        Taken.Kept.class,
                        kept -> assertThat(kept.answer().signed().signatures()).hasSize(1));
        assertThat(gateway.bean(AnswerStore.class).of("AMP-02")).hasSize(1);
    }

    @Test
    void what_one_officer_answered_is_replaced_by_that_officer_and_not_by_another_one() {
        AnswerStore store = gateway.bean(AnswerStore.class);
        desk.take("AMP-02", signed(confirmation("AMP-02", "desk-first"), "amp-02-treasurer"), EVIDENCE);
        Json.Obj denied = signed(denial("AMP-02", "desk-own"), "amp-02-treasurer");
        assertThat(desk.take("AMP-02", denied, EVIDENCE)).isInstanceOf(Taken.Kept.class);
        assertThat(store.find("desk-first").orElseThrow().state()).isEqualTo(State.REPLACED);

        Json.Obj other = signed(confirmation("AMP-02", "desk-other"), "amp-02-legal");
        assertThat(desk.take("AMP-02", other, EVIDENCE)).isInstanceOf(Taken.AnsweredByAnother.class);
        assertThat(store.find("desk-own").orElseThrow().state()).isEqualTo(State.WAITING);
        assertThat(store.find("desk-other")).isEmpty();

        desk.giveBack("AMP-02", "desk-own", "It came today");
        assertThat(desk.take("AMP-02", other, EVIDENCE)).isInstanceOf(Taken.Kept.class);
        assertThat(desk.take("AMP-02", other, EVIDENCE)).isInstanceOf(Taken.Kept.class);
        desk.giveBack("AMP-02", "desk-other", "for the other tests");
    }

    @Test
    void another_statement_under_the_same_id_is_not_taken() {
        desk.take("AMP-02", signed(confirmation("AMP-02", "desk-same-id"), "amp-02-treasurer"), EVIDENCE);

        Statement other = denial("AMP-02", "desk-same-id");
        assertThat(desk.take("AMP-02", signed(other, "amp-02-treasurer"), EVIDENCE))
                .isInstanceOf(Taken.OtherContent.class);
    }

    @Test
    void the_registrar_alone_answers_for_no_cooperative() {
        Statement arrived = confirmation("AMP-04", "desk-registrar");

        assertThat(desk.take("ProducersMSP", signed(arrived, "producers-registrar"), EVIDENCE))
                .isInstanceOf(Taken.NotOurs.class);
        assertThat(desk.take("AMP-04", signed(arrived, "producers-registrar"), EVIDENCE))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused ->
                                assertThat(refused.errors().getFirst().code()).isEqualTo("I1"));
    }

    @Test
    void an_answer_that_the_rules_refuse_is_not_kept() {
        Statement tooMuch = stated(
                "premium.confirm",
                "AMP-04",
                "desk-too-much",
                Body.set(WorkedCase.arrival("AMP-04"), "received.minor", "900000000")
                        .with("statement", commitment()));

        assertThat(desk.take("AMP-04", signed(tooMuch, "amp-04-treasurer"), EVIDENCE))
                .isInstanceOfSatisfying(
                        Taken.Refused.class,
                        refused ->
                                assertThat(refused.errors().getFirst().code()).isEqualTo("I40"));
        assertThat(gateway.bean(AnswerStore.class).find("desk-too-much")).isEmpty();
    }

    @Test
    void an_answer_without_what_its_commitment_opens_to_is_not_kept() {
        Json.Obj once = signed(confirmation("AMP-04", "desk-unproved"), "amp-04-treasurer");

        assertThat(desk.take("AMP-04", once, Optional.empty())).isInstanceOf(Taken.Unproved.class);
        assertThat(desk.take("AMP-04", once, Optional.of(evidence("OTHER-SWIFT"))))
                .isInstanceOf(Taken.Unproved.class);
        assertThat(gateway.bean(AnswerStore.class).find("desk-unproved")).isEmpty();

        assertThat(desk.take("AMP-04", once, EVIDENCE)).isInstanceOf(Taken.Kept.class);
    }

    @Test
    void what_the_second_person_sends_back_is_answered_anew() {
        Statement arrived = confirmation("AMP-03", "desk-back-1");
        desk.take("AMP-03", signed(arrived, "amp-03-treasurer"), EVIDENCE);

        assertThat(desk.giveBack("AMP-01", "desk-back-1", "not ours to see")).isEmpty();
        assertThat(desk.giveBack("AMP-03", "desk-back-1", "It never came")
                        .orElseThrow()
                        .note())
                .isEqualTo("It never came");

        Statement denied = denial("AMP-03", "desk-back-2");
        desk.take("AMP-03", signed(denied, "amp-03-treasurer"), EVIDENCE);
        desk.take("AMP-03", signed(denied, "amp-03-legal"), Optional.empty());
        assertThat(gateway.bean(AnswerStore.class)
                        .find("desk-back-1")
                        .orElseThrow()
                        .state())
                .isEqualTo(State.REPLACED);
        assertThat(state("P-AMP-03")).isEqualTo(Payment.State.DISPUTED);
    }

    @Test
    void a_cooperative_is_asked_about_its_own_payments_alone() {
        List<PaymentQuestion> asked = gateway.bean(PaymentQuestions.class).of(new PartyId("AMP-04"));

        assertThat(asked).hasSize(1);
        PaymentQuestion question = asked.getFirst();
        assertThat(question.payer()).isEqualTo("Maison Demo Lumen");
        assertThat(question.bankReference().value()).isEqualTo("DEMO-SWIFT-AMP-04");
        assertThat(question.parts().getFirst().claim().orElseThrow().fine().milligrams())
                .isPositive();
        // 1 774.71 dollars at the 3 931 pesos that the members have published.
        assertThat(question.expected().orElseThrow().amount().minor()).isEqualTo(697_638_501L);
        assertThat(question.isOpen()).isTrue();
    }

    private static Payment.State state(String payment) {
        return Payment.find(world.ledger(), new Code(payment)).orElseThrow().state(world.now(), world.ledger());
    }

    private static SlipEvidence evidence(String reference) {
        Json.Obj read = Json.object().with("reference", reference);
        return new SlipEvidence(new Opening("cd".repeat(32), read, Optional.empty()), Optional.empty());
    }

    private static String commitment() {
        return EVIDENCE.orElseThrow().opening().commitment();
    }

    private static Statement confirmation(String amp, String id) {
        return stated(
                "premium.confirm",
                amp,
                id,
                Body.set(WorkedCase.arrival(amp), "valueDate", "'2024-03-08'").with("statement", commitment()));
    }

    private static Statement denial(String amp, String id) {
        return stated(
                "premium.deny",
                amp,
                id,
                Body.of(
                        "{'receipt':'R-%s','payment':'P-%s','answer':'NOT_ARRIVED','statement':'%s'}",
                        id.toUpperCase(Locale.ROOT), amp, commitment()));
    }

    private static Statement stated(String kind, String amp, String id, Json.Obj body) {
        return new Statement(kind, Consortium.CHANNEL, new RecordId(id), amp, world.now(), body);
    }

    private static Json.Obj signed(Statement statement, String... officers) {
        return new SignedStatement(
                        statement,
                        Arrays.stream(officers)
                                .map(name -> world.officer(name).sign(statement))
                                .toList())
                .json();
    }
}
