package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer submits its yearly report, or a correction of it with a reason. */
public record SubmitReport(CraftReport report) implements Command {

    public static SubmitReport parse(Statement statement, Fields body) {
        return new SubmitReport(CraftReport.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.reports(act.party()), ledger);
        int before = CraftReport.submittedFor(act.party(), report.periodTo(), ledger);
        return Decision.unless(
                        at("version", () -> Standard.mustBePublished(report.standard(), report.version(), ledger)),
                        at("periodTo", () -> hasAPeriod()),
                        at("periodTo", () -> isOver(act)),
                        at("corrects", () -> correctsIfLater(before)))
                .then(() -> List.of(report.submitted(act.party(), before + 1, act.recordedAt())));
    }

    private Optional<Refused> hasAPeriod() {
        return require(
                Rule.I30, !report.periodFrom().isAfter(report.periodTo()), () -> "the period ends before it begins");
    }

    private Optional<Refused> isOver(Act act) {
        return require(
                Rule.I5,
                !report.periodTo().isAfter(act.eventDay()),
                () -> "the period until " + report.periodTo() + " is not over on " + act.eventDay());
    }

    private Optional<Refused> correctsIfLater(int before) {
        return require(
                Rule.I3,
                report.corrects().isPresent() == (before > 0),
                () -> "there are " + before + " reports until " + report.periodTo()
                        + "; a later one, and only a later one, says why it corrects");
    }
}
