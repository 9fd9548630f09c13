// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.record.TrialState;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.InMemoryLedger;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.warning.Outlook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A statement that is tried comes to what it would come to, and nothing is written. */
class TrialTest {
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_right_statement_is_tried_with_the_changes_that_it_would_have(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        var recorded = (StatementProcessor.Answer.Recorded) draft.judged();

        Trial.Outcome outcome = tried(draft, read(draft));

        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.changes()).isEqualTo(recorded.events());
        assertThat(draft.world()
                        .ledger()
                        .has(org.capaz.ledger.record.LedgerKeys.record(
                                draft.statement().id())))
                .isFalse();
    }

    @Test
    void an_unsigned_statement_is_tried_and_its_missing_signatures_are_told() {
        Draft receipt = EveryKind.rightly(StatementKind.CONFIRM_RECEIPT);

        Trial.Outcome outcome = tried(receipt, new SignedStatement(receipt.statement(), List.of()));

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.missing())
                .extracting(Sentence::key)
                .containsExactly(Message.ACTOR_HAS_NOT_SIGNED.name(), Message.TWO_OFFICERS_NEEDED.name());
        assertThat(outcome.changes()).isNotEmpty();
    }

    @Test
    void so_is_one_that_the_other_side_has_yet_to_sign() {
        Draft settlement = EveryKind.rightly(StatementKind.SETTLE_LOT);
        SignedStatement half = new SignedStatement(
                settlement.statement(),
                List.of(read(settlement.signedBy("ref-01-settlement"))
                        .signatures()
                        .getFirst()));

        Trial.Outcome outcome = tried(settlement, half);

        assertThat(outcome.accepted()).isTrue();
        assertThat(outcome.missing())
                .extracting(Sentence::key)
                .containsExactly(Message.OTHER_PARTY_HAS_NOT_SIGNED.name());
    }

    @Test
    void what_no_signature_would_mend_is_an_error() {
        Draft seal = EveryKind.rightly(StatementKind.APPLY_SEAL);
        Draft wrong = seal.withBody(Body.set(seal.statement().body(), "lot", "'NO-LOT'"));

        Trial.Outcome outcome = tried(wrong, new SignedStatement(wrong.statement(), List.of()));

        assertThat(outcome.errors()).extracting(Objection::field).containsExactly("body.lot");
        assertThat(outcome.changes()).isEmpty();
    }

    @Test
    void every_wrong_entry_of_a_list_is_told_at_once() {
        Draft lot = EveryKind.withPaper("LA").amp01().declares(WorkedCase.lotLA());
        Json.Obj body = Body.set(lot.statement().body(), "contributions[0].unit", "'U-08'");
        Draft wrong = lot.withBody(Body.set(body, "contributions[2].unit", "'U-09'"));

        assertThat(tried(wrong, read(wrong)).errors())
                .extracting(Objection::field)
                .containsExactly("body.contributions[0]", "body.contributions[2]");
        assertThat(wrong.judged())
                .isInstanceOfSatisfying(
                        StatementProcessor.Answer.No.class,
                        no -> assertThat(no.refusal().field()).isEqualTo("body.contributions[0]"));
        assertThat(tried(lot, read(lot)).errors()).isEmpty();
    }

    @Test
    void a_hand_over_that_is_over_or_unknown_is_told_as_what_it_is() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(errors(world.agg01().accepts(WorkedCase.acceptance("LA"))))
                .singleElement()
                .asString()
                .contains("already accepted on 2024-03-06");
        assertThat(errors(world.agg01().accepts(Body.of("{'transfer':'T-NONE'}"))))
                .containsExactly("there is no transfer T-NONE");
        assertThat(errors(EveryKind.received().agg01().accepts(WorkedCase.acceptance("LA"))))
                .isEmpty();
    }

    private static List<String> errors(Draft draft) {
        return tried(draft, read(draft)).errors().stream()
                .map(error -> error.sentence().toString())
                .toList();
    }

    @Test
    void a_receipt_says_in_words_what_would_become_of_it() {
        Draft full = PremiumCase.announced().amp04().confirms(WorkedCase.arrival("AMP-04"));
        Draft less = full.withBody(Body.set(full.statement().body(), "received.minor", 600_000_000));

        assertThat(said(full)).noneMatch(sentence -> sentence.contains("SHORT"));
        assertThat(said(less)).anyMatch(sentence -> sentence.startsWith("SHORT: ") && sentence.contains("missing"));
    }

    @Test
    void every_wrong_signature_is_told() {
        Draft seal = EveryKind.rightly(StatementKind.APPLY_SEAL);
        SignedStatement other = read(seal.withId("another-statement-1"));

        Trial.Outcome outcome = tried(seal, new SignedStatement(seal.statement(), other.signatures()));

        assertThat(outcome.errors()).extracting(Objection::code).containsExactly("SIGNATURE_WRONG");
    }

    @Test
    void the_next_statement_sees_what_the_one_before_would_write() {
        Consortium world = EveryKind.unsealed();
        Draft seal = world.amp01().seals(WorkedCase.seal("LA"));
        Draft offer = world.amp01().offers(WorkedCase.offer("LA"));
        Trial trial = trial(seal, new Overlay(world.ledger()));

        assertThat(trial(offer, new Overlay(world.ledger()))
                        .of(read(offer), List.of())
                        .accepted())
                .isFalse();
        assertThat(trial.of(read(seal), List.of()).accepted()).isTrue();
        assertThat(trial.of(read(offer), List.of()).accepted()).isTrue();
    }

    @Test
    void what_is_recorded_already_is_told_as_such() {
        Draft seal = EveryKind.rightly(StatementKind.APPLY_SEAL);
        seal.recorded();

        assertThat(tried(seal, read(seal)).repeated()).isTrue();
    }

    @Test
    void a_finding_of_abuse_says_what_becomes_of_the_producer_and_a_good_one_does_not() {
        Draft good = Stage.ADMITTED
                .world()
                .aud01()
                .attests(Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-NEW'"));
        Draft abuse = good.withBody(Body.set(good.statement().body(), "findings[0].status", "'NOT_CONTROLLED'"));

        assertThat(said(abuse)).contains("producer AMP-01 goes from AFFILIATED to SUSPENDED");
        assertThat(said(good)).noneMatch(sentence -> sentence.startsWith("producer"));
    }

    private static List<String> said(Draft draft) {
        Overlay ledger = new Overlay(draft.world().ledger());
        Outlook outlook = Outlook.of(draft.statement(), draft.world().now(), ledger);
        Trial.Outcome outcome = trial(draft, ledger).of(read(draft), List.of());
        assertThat(outcome.errors()).isEmpty();
        return outlook.says(outcome.changes(), ledger).stream()
                .map(Sentence::toString)
                .toList();
    }

    private static SignedStatement read(Draft draft) {
        return SignedStatement.readForTrial(CanonicalJson.parseObject(draft.text()));
    }

    private static Trial.Outcome tried(Draft draft, SignedStatement signed) {
        List<String> call = draft.call().arguments();
        return trial(draft, new Overlay(draft.world().ledger())).of(signed, call.subList(2, call.size()));
    }

    private static Trial trial(Draft draft, TrialState ledger) {
        return new Trial(
                Consortium.CHANNEL, new MspId(draft.call().msp()), draft.world().now(), ledger);
    }

    /** A copy of the world's ledger, so that nothing is written to the world. */
    private static final class Overlay implements TrialState {
        private final InMemoryLedger ledger;

        Overlay(InMemoryLedger ledger) {
            this.ledger = ledger.copy();
        }

        @Override
        public void accept(List<StateChange> changes) {
            ledger.accept(changes);
        }

        @Override
        public Optional<Json> read(LedgerKey key) {
            return ledger.read(key);
        }

        @Override
        public List<Json.Obj> list(LedgerKey prefix) {
            return ledger.list(prefix);
        }
    }
}
