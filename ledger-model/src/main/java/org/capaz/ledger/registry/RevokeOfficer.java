package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An organisation withdraws a key: lost, stolen, or its officer has left. Acts already recorded stay. */
public record RevokeOfficer(OfficerId officer, Instant from, Code reason) implements Command {

    public static RevokeOfficer parse(Statement statement, Fields body) {
        return new RevokeOfficer(
                body.parsed("officer", OfficerId::new),
                body.quantity("from", Statement::second),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Officer> known = Officer.find(ledger, officer);
        return Decision.unless(
                        at("officer", () -> ownOfficer(act, known)), at("from", () -> endsEarlier(known.orElseThrow())))
                .then(() -> List.of(known.orElseThrow().revoked(from, reason).event("OfficerRevoked")));
    }

    private Optional<Refused> ownOfficer(Act act, Optional<Officer> known) {
        return require(
                Rule.I1,
                known.filter(entry -> entry.msp().equals(act.organisation())).isPresent(),
                () -> "officer " + officer + " is none of " + act.organisation());
    }

    /** An end may be brought forward, when a key is found stolen, and never put off. */
    private Optional<Refused> endsEarlier(Officer known) {
        return require(
                Rule.I3,
                known.revocation().filter(end -> !from.isBefore(end.at())).isEmpty(),
                () -> "officer " + known.id() + " ends at "
                        + known.revocation().orElseThrow().at() + " already; an end is only brought forward");
    }
}
