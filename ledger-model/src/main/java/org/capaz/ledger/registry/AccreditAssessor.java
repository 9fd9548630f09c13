// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code assessor.accredit}: a scheme admits an assessor to one version of a standard, up to a level of independence. Without
 * it I30 refuses the assessor's attestations of second and third party.
 *
 * <p>Decisions 073 and 116.
 */
public record AccreditAssessor(Accreditation accreditation) implements Command {
    private static final int MOST_OF_A_SCHEME = 50;

    public static AccreditAssessor parse(Statement statement, Fields body) {
        return new AccreditAssessor(Accreditation.read(new PartyId(statement.actor()), body));
    }

    @Override
    public Json.Obj body() {
        return accreditation.granted();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return isAssessor(ledger)
                .then(ok -> Party.stillActs(accreditation.assessor(), act.recordedAt(), ledger))
                .at("assessor")
                .and(ok -> Standard.published(accreditation.standard(), accreditation.version(), ledger)
                        .at("version"))
                .and(ok -> independent().at("level"))
                .and(ok -> forAPeriod().at("validTo"))
                .and(ok -> notAccreditedBefore(ledger).at("validFrom"))
                .and(ok -> notTooMany(ledger).at("assessor"))
                .decide(ok -> List.of(
                        accreditation.grantedFrom(countsFrom(act, ledger)).event("AssessorAccredited")));
    }

    private Checked<Party> isAssessor(LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Party.find(ledger, accreditation.assessor())
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.ASSESSOR))),
                () -> Message.ASSESSOR_UNKNOWN.with("party", accreditation.assessor()));
    }

    private Checked<Holds> independent() {
        return Checked.require(
                Rule.I30,
                accreditation.level() != Level.FIRST_PARTY,
                Message.ACCREDITATION_LEVEL_NOT_ALLOWED::sentence);
    }

    private Checked<Holds> forAPeriod() {
        return Checked.require(
                Rule.I30,
                !accreditation.validFrom().isAfter(accreditation.validTo()),
                Message.PERIOD_ENDS_BEFORE_BEGIN::sentence);
    }

    /** I63: not before the day on which it was granted, nor further back than an office may be offline. */
    private static Day countsFrom(Act act, LedgerState ledger) {
        return act.eventDay().orLater(Day.of(ReferenceValues.grantsFrom(act, ledger)));
    }

    /** I61: so that one scheme leaves room for the accreditations of the others. */
    private Checked<Holds> notTooMany(LedgerState ledger) {
        long own =
                Accreditation.of(accreditation.assessor(), accreditation.standard(), accreditation.version(), ledger)
                        .stream()
                        .filter(entry -> entry.scheme().equals(accreditation.scheme()))
                        .count();
        return Checked.require(
                Rule.I61,
                own < MOST_OF_A_SCHEME,
                () -> Message.RECORDS_OF_PARTY_TOO_MANY
                        .with("party", accreditation.scheme())
                        .and("most", Argument.count(MOST_OF_A_SCHEME)));
    }

    private Checked<Holds> notAccreditedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, accreditation.key(), ledger, () -> accreditation.named(Message.ACCREDITATION_EXISTS));
    }
}
