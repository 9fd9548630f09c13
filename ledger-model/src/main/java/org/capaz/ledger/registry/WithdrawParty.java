package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An organisation withdraws a party: from that moment it acts no more. What it did stays. */
public record WithdrawParty(PartyId party, Instant from, Code reason) implements Command {

    public static WithdrawParty parse(Statement statement, Fields body) {
        return new WithdrawParty(
                body.parsed("party", PartyId::new),
                body.quantity("from", Statement::second),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Party> known = Party.find(ledger, party);
        return Decision.unless(
                        at("party", () -> Party.ownedBy(act.organisation(), party, known)),
                        at("party", () -> notYetWithdrawn(known.orElseThrow())))
                .then(() -> List.of(known.orElseThrow()
                        .withdrawn(new Party.Withdrawal(from, reason))
                        .event("PartyWithdrawn")));
    }

    private Optional<Refused> notYetWithdrawn(Party known) {
        return require(Rule.I3, known.withdrawal().isEmpty(), () -> party + " is withdrawn already");
    }
}
