// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.consultation;

import java.util.List;
import org.capaz.ledger.identity.Code;
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
 * A comment on a clause of a draft standard. Its text stays off the ledger.
 *
 * @param group for whom it speaks: miners, women selectors, buyers, authorities
 * @param text SHA-256 of the text, in hexadecimal
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
    public Json.Obj body() {
        return Json.object()
                .with("consultation", consultation.value())
                .with("comment", comment.value())
                .with("clause", clause.value())
                .with("group", group.value())
                .with("text", text);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return isNew(ledger).at("comment").decide(ok -> List.of(submitted(act)));
    }

    private Checked<Checked.Holds> isNew(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.comment(consultation, comment),
                ledger,
                () -> Message.COMMENT_EXISTS.with("comment", comment).and("consultation", consultation));
    }

    private StateChange submitted(Act act) {
        return new StateChange(
                "CommentSubmitted",
                LedgerKeys.comment(consultation, comment),
                body().with("by", act.party().value())
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }
}
