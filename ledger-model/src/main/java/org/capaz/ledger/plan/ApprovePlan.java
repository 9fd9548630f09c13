package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** Two officers state that the assembly approved a plan on that day, by minutes whose hash they give. */
public record ApprovePlan(Code plan, String acta, Day approvedOn) implements Command {

    public static ApprovePlan parse(Statement statement, Fields body) {
        return new ApprovePlan(
                body.parsed("plan", Code::new),
                body.parsed("acta", Digest::requireHex),
                body.parsed("approvedOn", Day::parse));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("plan", () -> Plan.standsAt(Plan.Stage.DRAFT, plan, act, ledger)),
                        at(
                                "approvedOn",
                                () -> require(
                                        Rule.I5,
                                        !approvedOn.isAfter(act.eventDay()),
                                        () -> "the assembly of " + approvedOn + " lies ahead")))
                .then(() -> {
                    Plan draft = Plan.find(ledger, act.party(), plan).orElseThrow();
                    return List.of(draft.moved(
                            "PlanApproved",
                            Plan.Stage.APPROVED,
                            draft.record().with("acta", acta).with("approvedOn", approvedOn.toString())));
                });
    }
}
