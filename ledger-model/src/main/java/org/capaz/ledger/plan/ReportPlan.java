// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
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

/**
 * A producer reports how the money of a plan was spent; nothing is spent under it afterwards.
 *
 * @param report SHA-256 of the yearly premium report, in lower-case hexadecimal digits
 */
public record ReportPlan(Code plan, String report) implements Command {

    public static ReportPlan parse(Statement statement, Fields body) {
        return new ReportPlan(body.parsed("plan", Code::new), body.parsed("report", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("plan", plan.value()).with("report", report);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Plan.inStage(Plan.Stage.APPROVED, plan, act, ledger)
                .and(executed -> somethingSpent(act, ledger))
                .at("plan")
                .decide(executed -> List.of(reported(executed)));
    }

    private Checked<Holds> somethingSpent(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I42,
                !Use.of(act.party(), plan, ledger).isEmpty(),
                () -> Message.PLAN_NOTHING_SPENT.with("plan", plan));
    }

    private StateChange reported(Plan executed) {
        return executed.moved(
                "PlanReported", Plan.Stage.REPORTED, executed.record().with("report", report));
    }
}
