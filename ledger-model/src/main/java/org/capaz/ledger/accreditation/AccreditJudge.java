// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code judge.accredit}: a scheme lets a party judge others in an activity. Assessing against a standard is accredited for
 * each version of the standard ({@code assessor.accredit}).
 *
 * <p>Decisions 073 and 110.
 */
public record AccreditJudge(PartyId accredited, PartyId scheme, Activity activity, Day validFrom, Day validTo)
        implements Command {

    public static AccreditJudge parse(Statement statement, Fields body) {
        return new AccreditJudge(
                body.parsed("party", PartyId::new),
                new PartyId(statement.actor()),
                body.parsed("activity", Codes.of(Activity.class)),
                body.parsed("validFrom", Day::parse),
                body.parsed("validTo", Day::parse));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("party", accredited.value())
                .with("activity", activity.name())
                .with("validFrom", validFrom.toString())
                .with("validTo", validTo.toString());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return inARoleForIt(ledger)
                .then(ok -> Party.stillActs(accredited, act.recordedAt(), ledger))
                .at("party")
                .and(ok -> forAPeriod().at("validTo"))
                .map(ok -> granted(act, ledger))
                .and(granted -> notGrantedBefore(granted, ledger).at("validFrom"))
                .decide(granted -> List.of(granted.event("JudgeAccredited")));
    }

    /** I1: only who may make such statements at all by the policy table. */
    private Checked<Party> inARoleForIt(LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                Party.find(ledger, accredited).filter(party -> party.hasAnyOf(roles())),
                () -> Message.PARTY_NOT_TO_BE_ACCREDITED
                        .with("party", accredited)
                        .and("roles", Argument.codes(roles()))
                        .and("activity", Argument.code(activity)));
    }

    private List<PartyRole> roles() {
        return switch (activity) {
            case XRF_ASSAY, FIRE_ASSAY, UMPIRE_ASSAY -> List.of(PartyRole.LABORATORY, PartyRole.REFINER);
            case FLAG_CLOSING, USE_VERIFICATION -> List.of(PartyRole.ASSESSOR);
            case OUTSIDE_SALES -> List.of(PartyRole.ASSESSOR, PartyRole.AGGREGATOR);
        };
    }

    private Checked<Holds> forAPeriod() {
        return Checked.require(Rule.I57, !validFrom.isAfter(validTo), Message.PERIOD_ENDS_BEFORE_BEGIN::sentence);
    }

    private ActivityAccreditation granted(Act act, LedgerState ledger) {
        return new ActivityAccreditation(
                accredited, scheme, activity, validFrom, validTo, countsFrom(act, ledger), Optional.empty());
    }

    /** I63: not before the day on which it was granted, nor further back than an office may be offline. */
    private static Day countsFrom(Act act, LedgerState ledger) {
        Duration window =
                Duration.ofHours(ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.OFFLINE_WINDOW));
        Day earliest = Day.of(act.recordedAt().minus(window));
        return act.eventDay().isBefore(earliest) ? earliest : act.eventDay();
    }

    private static Checked<Holds> notGrantedBefore(ActivityAccreditation granted, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, granted.key(), ledger, () -> granted.named(Message.ACTIVITY_ACCREDITATION_EXISTS));
    }
}
