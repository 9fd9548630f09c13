package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer submits its yearly report. */
public record SubmitReport(CraftReport report) implements Command {

    public static SubmitReport parse(Statement statement, Fields body) {
        return new SubmitReport(CraftReport.read(body));
    }

    @Override
    public Decision decide(Act act, Books books) {
        return Decision.unless(
                        () -> require(
                                Rule.I30,
                                books.has(LedgerKeys.standard(report.standard(), report.version())),
                                () -> report.standard() + " " + report.version() + " is not published"),
                        () -> require(
                                Rule.I30,
                                !report.periodFrom().isAfter(report.periodTo()),
                                () -> "the period ends before it begins"),
                        () -> require(
                                Rule.I5,
                                !report.periodTo().isAfter(act.eventDay()),
                                () -> "the period until " + report.periodTo() + " is not over on " + act.eventDay()),
                        () -> require(
                                Rule.I3,
                                !books.has(LedgerKeys.report(act.party(), report.periodTo())),
                                () -> "a report until " + report.periodTo() + " is submitted already"))
                .then(() -> List.of(report.submitted(act.party(), act.eventAt())));
    }
}
