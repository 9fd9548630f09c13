package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer reports what became of a plan: the yearly premium report. */
public record ReportPlan(Code plan, String report) implements Command {

    public static ReportPlan parse(Statement statement, Fields body) {
        return new ReportPlan(body.parsed("plan", Code::new), body.parsed("report", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("plan", () -> Plan.standsAt(Plan.Stage.APPROVED, plan, act, ledger)),
                        at(
                                "plan",
                                () -> require(
                                        Rule.I42,
                                        !Use.of(act.party(), plan, ledger).isEmpty(),
                                        () -> "nothing was spent under plan " + plan + " that could be reported")))
                .then(() -> {
                    Plan executed = Plan.find(ledger, act.party(), plan).orElseThrow();
                    return List.of(executed.moved(
                            "PlanReported",
                            Plan.Stage.REPORTED,
                            executed.record().with("report", report)));
                });
    }
}
