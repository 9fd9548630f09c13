// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code flag.answer}: whom a flagged record concerns says what it has to say, such as to an auditor's finding. The flag stays
 * open, and whoever closes it has the answer before them. One answer of each party stands: a later one takes its place.
 *
 * <p>Decision 052.
 *
 * @param raisedWith the statement that raised the flag
 * @param evidence SHA-256 of what the answer rests on, which stays off the ledger
 */
public record AnswerFlag(Subject subject, Rule rule, RecordId raisedWith, Code answer, String evidence)
        implements Command {

    public static AnswerFlag parse(Statement statement, Fields body) {
        return new AnswerFlag(
                Subject.read(body),
                body.parsed("rule", Codes.of(Rule.class)),
                body.parsed("raisedWith", RecordId::new),
                body.parsed("answer", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return subject.onto(Json.object())
                .with("rule", rule.name())
                .with("raisedWith", raisedWith.value())
                .with("answer", answer.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return subject.recorded(ledger)
                .at(subject.member())
                .and(record -> subject.openFlag(rule, raisedWith, ledger).at("raisedWith"))
                .and(record -> concerned(act, ledger).at(Refused.ACTOR))
                .map(record -> LedgerKeys.flag(record, rule.name(), raisedWith))
                .and(flag -> Flag.notBeforeRaised(flag, act, ledger).at(Refused.EVENT_AT))
                .decide(flag ->
                        List.of(new FlagAnswer(act.party(), answer, evidence, act.eventAt()).onto(flag, ledger)));
    }

    /** I61: a stranger to the record has a notice of its own, and no word in what is answered. */
    private Checked<Holds> concerned(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I61,
                subject.concerns(act.party(), ledger),
                () -> Message.FLAG_ANSWER_OF_STRANGER.with("party", act.party()).and("key", subject.named()));
    }
}
