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

/** A producer says who belongs to it from a day on; the former version stays the answer for the days before. */
public record DeclareScope(AffiliationScope scope) implements Command {

    public static DeclareScope parse(Statement statement, Fields body) {
        return new DeclareScope(AffiliationScope.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.scopes(act.party()), ledger);
        Optional<AffiliationScope> latest = AffiliationScope.latest(act.party(), ledger);
        return Decision.unless(
                        at(Refused.ACTOR, () -> Amp.mustBeDeclared(Rule.I31, act.party(), ledger)),
                        at("version", () -> next(latest.orElseThrow())),
                        at("validFrom", () -> after(latest.orElseThrow(), act)))
                .then(() -> List.of(scope.declared(act.party())));
    }

    private Optional<Refused> next(AffiliationScope latest) {
        return require(
                Rule.I3,
                scope.version() == latest.version() + 1,
                () -> "the next version of the scope is " + (latest.version() + 1) + ", not " + scope.version());
    }

    private Optional<Refused> after(AffiliationScope latest, Act act) {
        return require(
                Rule.I3,
                !scope.validFrom().isBefore(act.eventDay()) && scope.validFrom().isAfter(latest.validFrom()),
                () -> "a scope counts from the day of its declaration and after the former one, not from "
                        + scope.validFrom());
    }
}
