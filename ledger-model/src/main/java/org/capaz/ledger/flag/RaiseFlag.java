package org.capaz.ledger.flag;

import static org.capaz.ledger.rule.Decision.at;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** Anybody admitted says that something recorded is contested: a grievance, or what contradicts another statement. */
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
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.flags(subject.key()), ledger);
        return Decision.unless(at(subject.member(), () -> subject.exists(ledger)))
                .then(() -> List.of(new Flag(subject.key(), ground.kind, Rule.I44, reason)
                        .stated("RecordContested", evidence, act)));
    }
}
