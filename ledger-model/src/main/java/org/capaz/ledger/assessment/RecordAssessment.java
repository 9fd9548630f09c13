// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.List;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An accredited assessor records an assessment, which its attestations may cite. */
public record RecordAssessment(Assessment assessment) implements Command {

    public static RecordAssessment parse(Statement statement, Fields body) {
        return new RecordAssessment(Assessment.read(new PartyId(statement.actor()), body));
    }

    @Override
    public Json.Obj body() {
        return assessment.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Amp.required(Rule.I30, assessment.amp(), ledger)
                .and(ok -> independent(act, ledger))
                .at("amp")
                .and(ok -> accredited(act, ledger))
                .and(ok -> hasAPeriod().and(period -> isOver(act)).at("periodTo"))
                .and(ok -> isNew(ledger).at("assessment"))
                .decide(ok -> List.of(assessment.recorded(act)));
    }

    private Checked<Checked.Holds> independent(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                Party.find(ledger, assessment.amp())
                        .filter(subject -> Concerned.of(act.party(), LedgerKeys.amp(subject.id()), ledger)
                                .isEmpty())
                        .isPresent(),
                () -> Message.ASSESSOR_OF_SAME_ORGANISATION
                        .with("party", act.party())
                        .and("amp", assessment.amp()));
    }

    private Checked<Checked.Holds> accredited(Act act, LedgerState ledger) {
        return Accreditation.admits(
                "version",
                assessment.assessor(),
                assessment.standard(),
                assessment.version(),
                assessment.level(),
                act,
                ledger);
    }

    private Checked<Checked.Holds> hasAPeriod() {
        return Checked.require(
                Rule.I30,
                !assessment.periodFrom().isAfter(assessment.periodTo()),
                () -> Message.PERIOD_ENDS_BEFORE_BEGIN.sentence());
    }

    private Checked<Checked.Holds> isOver(Act act) {
        return Checked.require(
                Rule.I5,
                !assessment.periodTo().isAfter(act.latestDay()),
                () -> Message.ASSESSED_PERIOD_ENDS_AFTER_DAY
                        .with("to", assessment.periodTo())
                        .and("day", act.latestDay()));
    }

    private Checked<Checked.Holds> isNew(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.assessment(assessment.amp(), assessment.id()),
                ledger,
                () -> Message.ASSESSMENT_EXISTS
                        .with("assessment", assessment.id())
                        .and("amp", assessment.amp()));
    }
}
