// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Two officers of the producer state that its assembly approved a plan.
 *
 * @param acta SHA-256 of the minutes of the assembly, in lower-case hexadecimal digits
 * @param approvedOn the day of the assembly; uses before it are refused (I42)
 */
public record ApprovePlan(Code plan, String acta, Day approvedOn) implements Command {

    public static ApprovePlan parse(Statement statement, Fields body) {
        return new ApprovePlan(
                body.parsed("plan", Code::new),
                body.parsed("acta", Digest::requireHex),
                body.parsed("approvedOn", Day::parse));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("plan", plan.value()).with("acta", acta).with("approvedOn", approvedOn.toString());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Plan.inStage(Plan.Stage.DRAFT, plan, act, ledger)
                .at("plan")
                .and(draft -> notInFuture(act).at("approvedOn"))
                .decide(draft -> List.of(approved(draft, Day.of(ReferenceValues.grantsFrom(act, ledger)))));
    }

    private Checked<Holds> notInFuture(Act act) {
        return Checked.require(
                Rule.I5, !approvedOn.isAfter(act.eventDay()), () -> Message.ASSEMBLY_IN_FUTURE.with("day", approvedOn));
    }

    /** I63: an approval that is dated back further than being offline explains counts from then on only. */
    private StateChange approved(Plan draft, Day earliest) {
        Json.Obj record = draft.record().with("acta", acta).with("approvedOn", approvedOn.toString());
        return draft.moved(
                "PlanApproved",
                Plan.Stage.APPROVED,
                approvedOn.isBefore(earliest) ? record.with("countsFrom", earliest.toString()) : record);
    }
}
