package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An accredited assessor enters an assessment, which its attestations may cite. */
public record RecordAssessment(Assessment assessment) implements Command {

    public static RecordAssessment parse(Statement statement, Fields body) {
        return new RecordAssessment(Assessment.read(new PartyId(statement.actor()), body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("amp", () -> Amp.mustBeDeclared(Rule.I30, assessment.amp(), ledger)),
                        at("amp", () -> independent(act, ledger)),
                        () -> Accreditation.requiredOf(
                                "version",
                                assessment.assessor(),
                                assessment.standard(),
                                assessment.version(),
                                assessment.level(),
                                act,
                                ledger),
                        at("periodTo", () -> hasAPeriod()),
                        at("periodTo", () -> lookedAt(act)),
                        at("assessment", () -> isNew(ledger)))
                .then(() -> List.of(assessment.recorded(act)));
    }

    private Optional<Refused> hasAPeriod() {
        return require(
                Rule.I30,
                !assessment.periodFrom().isAfter(assessment.periodTo()),
                () -> "the period ends before it begins");
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.assessment(assessment.amp(), assessment.id())),
                () -> "assessment " + assessment.id() + " of " + assessment.amp() + " is recorded already");
    }

    private Optional<Refused> lookedAt(Act act) {
        return require(
                Rule.I5,
                !assessment.periodTo().isAfter(act.eventDay()),
                () -> "the assessed period ends on " + assessment.periodTo() + ", after " + act.eventDay());
    }

    private Optional<Refused> independent(Act act, LedgerState ledger) {
        return require(
                Rule.I2,
                Party.find(ledger, assessment.amp())
                        .filter(subject -> !subject.msp().equals(act.caller()))
                        .isPresent(),
                () -> act.party() + " cannot assess " + assessment.amp() + " of its own organisation");
    }
}
