package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An organisation enters a further registration of its party with the authorities: a renewal, or another kind. */
public record AddRegistration(PartyId party, Party.Registration registration) implements Command {

    public static AddRegistration parse(Statement statement, Fields body) {
        return new AddRegistration(body.parsed("party", PartyId::new), Party.Registration.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Party> known = Party.find(ledger, party);
        return Decision.unless(
                        at("party", () -> Party.ownedBy(act.organisation(), party, known)),
                        registration::hasAPeriod,
                        at("commitment", () -> isNew(known.orElseThrow())))
                .then(() -> List.of(known.orElseThrow().with(registration).event("RegistrationAdded")));
    }

    private Optional<Refused> isNew(Party known) {
        return require(
                Rule.I3,
                !known.registrations().contains(registration),
                () -> "that registration of " + party + " is entered already");
    }
}
