// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Somebody independent has looked at why a party recorded late, such as two weeks without a connection, and closes the LATE
 * flags of that time together. Each is judged as if it were closed alone ({@link CloseFlag}).
 *
 * <p>Decision 134.
 *
 * @param flags 1 to 200
 */
public record CloseLateFlags(List<Late> flags, Code outcome) implements Command {
    private static final int MOST = 200;

    /**
     * One flag.
     *
     * @param raisedWith the statement that was recorded late
     */
    record Late(Subject subject, RecordId raisedWith) {
        static Late read(Fields fields) {
            return new Late(fields.parsed("record", Subject::named), fields.parsed("raisedWith", RecordId::new));
        }

        private CloseFlag closing(Code outcome) {
            return new CloseFlag(subject, Rule.I5, raisedWith, outcome);
        }

        private Json.Obj json() {
            return subject.onto(Json.object()).with("raisedWith", raisedWith.value());
        }
    }

    public static CloseLateFlags parse(Statement statement, Fields body) {
        List<Late> flags = body.objects("flags", Late::read);
        if (flags.isEmpty() || flags.size() > MOST || flags.stream().distinct().count() != flags.size()) {
            throw body.unfit("flags", Message.FLAG_LIST_SIZE_WRONG.with("most", Argument.count(MOST)));
        }
        return new CloseLateFlags(flags, body.parsed("outcome", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("flags", flags.stream().map(Late::json).toList())
                .with("outcome", outcome.value());
    }

    /** A LATE flag is the only one that I5 raises. */
    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Checked.each("flags", flags, late -> late.closing(outcome).closable(act, ledger))
                .decide(keys -> keys.stream()
                        .map(key -> Flag.closed(key, outcome, act, ledger))
                        .toList());
    }
}
