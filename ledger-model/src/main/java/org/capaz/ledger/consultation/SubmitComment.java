package org.capaz.ledger.consultation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A comment on a clause of a draft standard; its text stays outside, hashed.
 *
 * @param group for whom it speaks: miners, women selectors, buyers, authorities
 */
public record SubmitComment(Code consultation, Code comment, Code clause, Code group, String text) implements Command {

    public static SubmitComment parse(Statement statement, Fields body) {
        return new SubmitComment(
                body.parsed("consultation", Code::new),
                body.parsed("comment", Code::new),
                body.parsed("clause", Code::new),
                body.parsed("group", Code::new),
                body.parsed("text", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("comment", () -> isNew(ledger)))
                .then(() -> List.of(new StateChange(
                        "CommentSubmitted",
                        LedgerKeys.comment(consultation, comment),
                        Json.object()
                                .with("consultation", consultation.value())
                                .with("comment", comment.value())
                                .with("clause", clause.value())
                                .with("group", group.value())
                                .with("text", text)
                                .with("by", act.party().value())
                                .with("recordedAt", act.recordedAt().getEpochSecond()))));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.comment(consultation, comment)),
                () -> "comment " + comment + " on " + consultation + " is submitted already");
    }
}
