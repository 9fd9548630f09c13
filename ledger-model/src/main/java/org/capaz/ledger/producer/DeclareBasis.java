package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer enters a further legal basis: a renewal, another title, another route. */
public record DeclareBasis(LegalBasis basis) implements Command {

    public static DeclareBasis parse(Statement statement, Fields body) {
        return new DeclareBasis(LegalBasis.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.bases(act.party()), ledger);
        return Decision.unless(
                        at(Refused.ACTOR, () -> Amp.mustBeDeclared(Rule.I31, act.party(), ledger)),
                        at("id", () -> isNew(act, ledger)),
                        basis::hasAPeriod)
                .then(() -> List.of(basis.event("LegalBasisDeclared", act.party())));
    }

    private Optional<Refused> isNew(Act act, LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.basis(act.party(), basis.id())),
                () -> "legal basis " + basis.id() + " of " + act.party() + " is declared already");
    }
}
