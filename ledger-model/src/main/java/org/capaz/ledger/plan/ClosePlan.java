package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A plan is done with: every use of it was looked at by somebody else. */
public record ClosePlan(Code plan) implements Command {

    public static ClosePlan parse(Statement statement, Fields body) {
        return new ClosePlan(body.parsed("plan", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("plan", () -> Plan.standsAt(Plan.Stage.REPORTED, plan, act, ledger)),
                        at("plan", () -> everyUseJudged(act, ledger)))
                .then(() -> {
                    Plan reported = Plan.find(ledger, act.party(), plan).orElseThrow();
                    return List.of(reported.moved(
                            "PlanClosed",
                            Plan.Stage.CLOSED,
                            reported.record().with("closedAt", act.eventAt().getEpochSecond())));
                });
    }

    private Optional<Refused> everyUseJudged(Act act, LedgerState ledger) {
        return Use.of(act.party(), plan, ledger).stream()
                .filter(use -> use.state() == Use.State.SPENT || use.state() == Use.State.EVIDENCED)
                .findFirst()
                .flatMap(use -> Decision.refuse(
                        Rule.I42, "use " + use.id() + " of plan " + plan + " is " + use.state() + ", not verified"));
    }
}
