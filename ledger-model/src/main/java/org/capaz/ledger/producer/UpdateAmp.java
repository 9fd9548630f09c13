// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer states what has changed from a day on: headcount, capacity, materials. What it declared before stays the
 * answer for the days before.
 *
 * @param stated members that bring what is derived; any one is refused
 */
public record UpdateAmp(Day from, Amp.Size size, List<Amp.DerivedMember> stated) implements Command {

    public static UpdateAmp parse(Statement statement, Fields body) {
        return new UpdateAmp(body.parsed("from", Day::parse), Amp.Size.read(body), Amp.DerivedMember.readAll(body));
    }

    @Override
    public Json.Obj body() {
        return Amp.DerivedMember.onto(size.onto(Json.object().with("from", from.toString())), stated);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.ampChanges(act.party()), ledger);
        return Amp.DerivedMember.none(stated)
                .then(ok -> Amp.required(Rule.I31, act.party(), ledger).at(Refused.ACTOR))
                .and(amp -> onceAndNotForThePast(act, ledger).at("from"))
                .and(amp -> notWiderBeforeRecorded(act, ledger).at("from"))
                .decide(amp -> List.of(updated(amp, act)));
    }

    private Checked<Checked.Holds> onceAndNotForThePast(Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                !from.isBefore(act.eventDay()) && !ledger.has(LedgerKeys.ampChange(act.party(), from)),
                () -> Message.CHANGE_DAY_NOT_VALID.with("day", from));
    }

    /** I63: a larger headcount or capacity, or a further material, counts from the day of recording on. */
    private Checked<Checked.Holds> notWiderBeforeRecorded(Act act, LedgerState ledger) {
        boolean wider = Amp.on(from, act.party(), ledger)
                .filter(before -> size.widerThan(before.size()))
                .isPresent();
        return Checked.require(
                Rule.I63,
                !wider || !from.isBefore(act.recordedDay()),
                () -> Message.WIDER_BEFORE_RECORDED
                        .with("party", act.party())
                        .and("from", from)
                        .and("recorded", act.recordedDay()));
    }

    private StateChange updated(Amp amp, Act act) {
        return new StateChange(
                "AmpUpdated",
                LedgerKeys.ampChange(amp.party(), from),
                size.onto(Json.object()
                        .with("amp", amp.party().value())
                        .with("from", from.toString())
                        .with("recordedAt", act.recordedAt().getEpochSecond())));
    }
}
