// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer submits its yearly report, or a correction of it with a reason; a submitted report is never replaced. */
public record SubmitReport(CraftReport report) implements Command {

    public static SubmitReport parse(Statement statement, Fields body) {
        return new SubmitReport(CraftReport.read(body));
    }

    @Override
    public Json.Obj body() {
        return report.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.reports(act.party()), ledger);
        return published(ledger)
                .at("version")
                .and(ok -> hasAPeriod().and(period -> isOver(act)).at("periodTo"))
                .then(ok -> correctsIfLater(act, ledger).at("corrects"))
                .decide(before -> List.of(report.submitted(act.party(), before + 1, act.recordedAt())));
    }

    private Checked<Standard> published(LedgerState ledger) {
        return Standard.published(report.standard(), report.version(), ledger);
    }

    private Checked<Checked.Holds> hasAPeriod() {
        return Checked.require(
                Rule.I30,
                !report.periodFrom().isAfter(report.periodTo()),
                () -> Message.PERIOD_ENDS_BEFORE_BEGIN.sentence());
    }

    private Checked<Checked.Holds> isOver(Act act) {
        return Checked.require(
                Rule.I5,
                !report.periodTo().isAfter(act.eventDay()),
                () -> Message.REPORTED_PERIOD_NOT_OVER
                        .with("to", report.periodTo())
                        .and("day", act.eventDay()));
    }

    /** How many reports there are for the period already: the first gives no reason, each later one does. */
    private Checked<Integer> correctsIfLater(Act act, LedgerState ledger) {
        int before = CraftReport.submittedFor(act.party(), report.periodTo(), ledger);
        return Checked.require(
                        Rule.I3,
                        report.corrects().isPresent() == (before > 0),
                        () -> Message.REPORT_CORRECTION_REASON_WRONG
                                .with("n", Argument.count(before))
                                .and("to", report.periodTo()))
                .map(ok -> before);
    }
}
