package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer proposes what its premiums are to be spent on; the assembly decides. */
public record ProposePlan(Code plan, String currency, List<Plan.Line> lines) implements Command {

    public static ProposePlan parse(Statement statement, Fields body) {
        return new ProposePlan(
                body.parsed("plan", Code::new), body.parsed("currency", Money::requireCurrency), Plan.lines(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at(
                        "plan",
                        () -> require(
                                Rule.I3,
                                !ledger.has(LedgerKeys.plan(act.party(), plan)),
                                () -> "plan " + plan + " of " + act.party() + " is proposed already")))
                .then(() -> {
                    Plan proposed = Plan.proposed(act.party(), plan, currency, lines, act);
                    return List.of(proposed.event("PlanProposed", proposed.record()));
                });
    }
}
