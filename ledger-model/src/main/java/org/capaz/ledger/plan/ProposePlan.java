// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
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
 * A producer proposes what its premiums are to be spent on; its assembly decides.
 *
 * @param currency of all budgets, funds and uses of the plan (ISO 4217)
 */
public record ProposePlan(Code plan, String currency, List<Plan.Line> lines) implements Command {

    public static ProposePlan parse(Statement statement, Fields body) {
        return new ProposePlan(
                body.parsed("plan", Code::new), body.parsed("currency", Money::requireCurrency), Plan.lines(body));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("plan", plan.value())
                .with("currency", currency)
                .with("lines", lines.stream().map(Plan.Line::json).toList());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Checked.unrecorded(
                        Rule.I3,
                        LedgerKeys.plan(act.party(), plan),
                        ledger,
                        () -> Message.PLAN_EXISTS.with("plan", plan).and("amp", act.party()))
                .at("plan")
                .decide(ok -> List.of(proposed(act)));
    }

    private StateChange proposed(Act act) {
        Plan proposed = Plan.proposed(act.party(), plan, currency, lines, act);
        return proposed.event("PlanProposed", proposed.record());
    }
}
