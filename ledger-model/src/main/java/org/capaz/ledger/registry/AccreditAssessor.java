package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme admits an assessor. */
public record AccreditAssessor(Accreditation accreditation) implements Command {

    public static AccreditAssessor parse(Statement statement, Fields body) {
        return new AccreditAssessor(Accreditation.read(new PartyId(statement.actor()), body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("assessor", () -> isAssessor(ledger)),
                        at(
                                "version",
                                () -> Standard.mustBePublished(
                                        accreditation.standard(), accreditation.version(), ledger)),
                        at("level", () -> forTheWordOfOthers()),
                        at("validTo", () -> forAPeriod()),
                        at("validFrom", () -> notAccreditedBefore(ledger)))
                .then(() -> List.of(accreditation.event("AssessorAccredited")));
    }

    private Optional<Refused> isAssessor(LedgerState ledger) {
        return require(
                Rule.I1,
                Party.find(ledger, accreditation.assessor())
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.ASSESSOR)))
                        .isPresent(),
                () -> accreditation.assessor() + " is no registered assessor");
    }

    private Optional<Refused> forTheWordOfOthers() {
        return require(
                Rule.I30,
                accreditation.level() != Level.FIRST_PARTY,
                () -> "an accreditation is for SECOND_PARTY or THIRD_PARTY; of itself everybody may speak");
    }

    private Optional<Refused> forAPeriod() {
        return require(
                Rule.I30,
                !accreditation.validFrom().isAfter(accreditation.validTo()),
                () -> "the period ends before it begins");
    }

    private Optional<Refused> notAccreditedBefore(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(accreditation.key()),
                () -> accreditation.assessor() + " is accredited already for " + accreditation.standard() + " "
                        + accreditation.version() + " from " + accreditation.validFrom());
    }
}
