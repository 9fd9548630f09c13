// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code flag.raise}: any registered party says that something recorded is contested: a grievance, or what contradicts
 * another statement. The flagged lot gets no certificate until the flag is closed (I44).
 *
 * <p>Decision 052.
 *
 * @param evidence SHA-256 of what it rests on, which stays off the ledger
 */
public record RaiseFlag(Subject subject, Ground ground, Code reason, String evidence) implements Command {

    /** What somebody without a measuring instrument can bring against a record. */
    enum Ground {
        GRIEVANCE(Flag.Kind.GRIEVANCE),
        CONTRADICTION(Flag.Kind.RED_FLAG);

        private final Flag.Kind kind;

        Ground(Flag.Kind kind) {
            this.kind = kind;
        }
    }

    public static RaiseFlag parse(Statement statement, Fields body) {
        return new RaiseFlag(
                Subject.read(body),
                body.parsed("ground", Codes.of(Ground.class)),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return subject.onto(Json.object())
                .with("ground", ground.name())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        subject.key().ifPresent(key -> act.requireRoom(LedgerKeys.flags(key), ledger));
        return subject.recorded(ledger)
                .at(subject.member())
                .decide(key ->
                        List.of(new Flag(key, ground.kind, Rule.I44, reason).stated("RecordContested", evidence, act)));
    }
}
