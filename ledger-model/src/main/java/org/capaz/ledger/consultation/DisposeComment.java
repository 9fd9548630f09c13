// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.consultation;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A scheme states what became of a comment, and why; once, so that no answer is replaced unseen.
 *
 * @param change SHA-256 of the new wording, in hexadecimal, where the comment changed something, and only there
 */
public record DisposeComment(
        Code consultation, Code comment, Disposition disposition, Code reason, Optional<String> change)
        implements Command {

    /** What became of a comment. */
    public enum Disposition {
        ACCEPTED,
        PARTLY,
        REJECTED,
        OUT_OF_SCOPE;

        boolean changesTheText() {
            return this == ACCEPTED || this == PARTLY;
        }
    }

    public static DisposeComment parse(Statement statement, Fields body) {
        var command = new DisposeComment(
                body.parsed("consultation", Code::new),
                body.parsed("comment", Code::new),
                body.parsed("disposition", Codes.of(Disposition.class)),
                body.parsed("reason", Code::new),
                body.optionalParsed("change", Digest::requireHex));
        if (command.change.isPresent() != command.disposition.changesTheText()) {
            throw body.unfit("change", Message.COMMENT_CHANGE_WRONG.sentence());
        }
        return command;
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("consultation", consultation.value())
                .with("comment", comment.value())
                .with("disposition", disposition.name())
                .with("reason", reason.value());
        return change.map(text -> body.with("change", text)).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return submitted(ledger)
                .and(found -> notDisposedBefore(ledger))
                .at("comment")
                .decide(found -> List.of(disposed(act)));
    }

    /** The comment's record. */
    private Checked<Fields> submitted(LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                ledger.find(LedgerKeys.comment(consultation, comment)),
                () -> Message.COMMENT_UNKNOWN.with("comment", comment).and("consultation", consultation));
    }

    private Checked<Checked.Holds> notDisposedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.disposition(consultation, comment),
                ledger,
                () -> Message.COMMENT_ANSWER_EXISTS.with("comment", comment).and("consultation", consultation));
    }

    private StateChange disposed(Act act) {
        return new StateChange(
                "CommentDisposed",
                LedgerKeys.disposition(consultation, comment),
                body().with("by", act.party().value())
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }
}
