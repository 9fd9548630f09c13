// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.Settings;
import org.capaz.gateway.cooperative.payment.KeptAnswer.State;
import org.capaz.gateway.intake.PageStatements;
import org.capaz.gateway.submit.Outcome;
import org.capaz.ledger.contract.FormErrors;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.Trial;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.ReceiptWords;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * Takes the answers of a cooperative. What one officer has signed waits in the office; what all have signed that must goes to the
 * ledger, through the same submission as any program's. An answer that would be refused is refused at once, with the contract's
 * own words, and not kept.
 *
 * <p>Decision 188.
 */
@Singleton
final class AnswerDesk {
    private static final Set<StatementKind> ANSWERS =
            Set.of(StatementKind.CONFIRM_RECEIPT, StatementKind.DENY_RECEIPT, StatementKind.CORRECT_RECEIPT);
    private static final int LONGEST_NOTE = 300;

    private final AnswerStore answers;
    private final PageStatements statements;
    private final Settings settings;

    AnswerDesk(AnswerStore answers, PageStatements statements, Settings settings) {
        this.answers = answers;
        this.statements = statements;
        this.settings = settings;
    }

    /** What became of an answer that was brought. */
    sealed interface Taken {
        /**
         * It waits for the second person, or is recorded.
         *
         * @param says what readers of the public page will be told, once it is recorded
         */
        record Kept(KeptAnswer answer, Optional<Sentence> says) implements Taken {}

        /**
         * The rules or its form refuse it.
         *
         * @param errors the first as the contract would tell it; nothing was kept
         */
        record Refused(List<Objection> errors) implements Taken {}

        /** Not an answer of this party: shown as if there were nothing. */
        record NotOurs() implements Taken {}

        /** What was brought to it as evidence is not what the answer commits to; nothing was kept. */
        record Unproved() implements Taken {}

        /** What another person answered about the same payment waits: it is signed or sent back first; nothing was kept. */
        record AnsweredByAnother() implements Taken {}

        /** The same id was used for another statement. */
        record OtherContent(String id) implements Taken {}
    }

    /**
     * The same answer has the same effect however often it is brought.
     *
     * @param evidence what the first person who signs brings with it
     */
    Taken take(String party, Json.Obj signed, Optional<SlipEvidence> evidence) {
        List<Objection> malformed = FormErrors.of(signed, settings.channel());
        if (!malformed.isEmpty()) {
            return new Taken.Refused(malformed);
        }
        SignedStatement brought = SignedStatement.read(signed);
        Statement statement = brought.statement();
        boolean ours = statement.actor().equals(party)
                && StatementKind.of(statement.kind()).filter(ANSWERS::contains).isPresent();
        if (!ours) {
            return new Taken.NotOurs();
        }
        Optional<KeptAnswer> known = answers.find(statement.id().value());
        if (known.filter(kept -> !kept.signed().statement().contentHash().equals(statement.contentHash()))
                .isPresent()) {
            return new Taken.OtherContent(statement.id().value());
        }
        if (known.isEmpty()
                && evidence.filter(proof -> proof.isOf(statement.body())).isEmpty()) {
            return new Taken.Unproved();
        }
        KeptAnswer answer = known.map(kept -> with(kept, brought))
                .orElseGet(() -> new KeptAnswer(
                        brought,
                        party,
                        statement.body().get("payment") instanceof Json.Str payment ? payment.text() : "",
                        evidence.map(proof ->
                                        CanonicalJson.write(proof.opening().json()))
                                .orElse(""),
                        State.WAITING,
                        "",
                        Optional.empty()));
        return switch (answer.state()) {
            case RECORDED, REPLACED -> new Taken.Kept(answer, Optional.empty());
            case WAITING, RETURNED, COMPLETE -> tried(answer, known.isPresent(), evidence.flatMap(SlipEvidence::photo));
        };
    }

    /** The second person does not sign; the first one answers anew. */
    Optional<KeptAnswer> giveBack(String party, String statement, String note) {
        Optional<KeptAnswer> returned = answers.find(statement)
                .filter(kept -> kept.party().equals(party) && kept.state() == State.WAITING)
                .map(kept -> in(State.RETURNED, kept, note.substring(0, Math.min(note.length(), LONGEST_NOTE))));
        returned.ifPresent(answers::keep);
        return returned;
    }

    private Taken tried(KeptAnswer answer, boolean known, Optional<SlipPhoto> photo) {
        Trial.Outcome outcome = statements.tried(answer.signed());
        if (!outcome.errors().isEmpty() && !outcome.repeated()) {
            return new Taken.Refused(outcome.errors());
        }
        Optional<Sentence> says = ReceiptWords.of(outcome.changes());
        if (!known && !answers.begin(answer, photo)) {
            return new Taken.AnsweredByAnother();
        }
        if (!outcome.missing().isEmpty()) {
            answers.keep(answer);
            return new Taken.Kept(answer, says);
        }
        return sent(in(State.COMPLETE, answer, ""), says);
    }

    private Taken sent(KeptAnswer complete, Optional<Sentence> says) {
        answers.keep(complete);
        Outcome outcome = statements.handedIn(complete.signed());
        return switch (outcome) {
            case Outcome.Committed done -> {
                KeptAnswer recorded = in(State.RECORDED, complete, "");
                answers.keep(recorded);
                yield new Taken.Kept(recorded, says);
            }
            case Outcome.Refused no -> {
                answers.keep(new KeptAnswer(
                        complete.signed(),
                        complete.party(),
                        complete.payment(),
                        complete.evidence(),
                        State.RETURNED,
                        "",
                        Optional.of(no.objection())));
                yield new Taken.Refused(List.of(no.objection()));
            }
            case Outcome.OtherContent other ->
                new Taken.OtherContent(complete.signed().statement().id().value());
            // Sent again by whoever opens the page next, until the chain says what became of it.
            case Outcome.Conflicted later -> new Taken.Kept(complete, says);
            case Outcome.Busy later -> new Taken.Kept(complete, says);
            case Outcome.Unknown later -> new Taken.Kept(complete, says);
            case Outcome.Failed failed ->
                new Taken.Refused(
                        List.of(new Objection(failed.code(), "", Message.AS_IS.with("text", failed.because()))));
        };
    }

    /** With the signatures of both; of one officer the first one stays. */
    private static KeptAnswer with(KeptAnswer kept, SignedStatement brought) {
        List<OfficerSignature> all = new ArrayList<>(kept.signed().signatures());
        brought.signatures().stream()
                .filter(signature ->
                        all.stream().noneMatch(known -> known.officer().equals(signature.officer())))
                .forEach(all::add);
        return new KeptAnswer(
                new SignedStatement(kept.signed().statement(), all),
                kept.party(),
                kept.payment(),
                kept.evidence(),
                kept.state(),
                kept.note(),
                kept.objection());
    }

    private static KeptAnswer in(State state, KeptAnswer kept, String note) {
        return new KeptAnswer(
                kept.signed(), kept.party(), kept.payment(), kept.evidence(), state, note, Optional.empty());
    }
}
