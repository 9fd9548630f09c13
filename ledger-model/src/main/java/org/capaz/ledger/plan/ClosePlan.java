// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer closes a reported plan, once somebody of another organisation has verified or rejected every use of it. */
public record ClosePlan(Code plan) implements Command {

    public static ClosePlan parse(Statement statement, Fields body) {
        return new ClosePlan(body.parsed("plan", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("plan", plan.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Plan.inStage(Plan.Stage.REPORTED, plan, act, ledger)
                .and(reported -> everyUseVerified(act, ledger))
                .at("plan")
                .decide(reported -> List.of(closed(reported, act)));
    }

    private Checked<Holds> everyUseVerified(Act act, LedgerState ledger) {
        return Use.of(act.party(), plan, ledger).stream()
                .filter(use -> use.state() == Use.State.SPENT || use.state() == Use.State.EVIDENCED)
                .findFirst()
                .map(use -> Checked.<Holds>refuse(
                        Rule.I42,
                        Message.USE_NOT_VERIFIED
                                .with("use", use.id())
                                .and("plan", plan)
                                .and("state", Argument.code(use.state()))))
                .orElseGet(Checked::holds);
    }

    private static StateChange closed(Plan reported, Act act) {
        return reported.moved(
                "PlanClosed",
                Plan.Stage.CLOSED,
                reported.record().with("closedAt", act.eventAt().getEpochSecond()));
    }
}
