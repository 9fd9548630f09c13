// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A scheme ends a producer's affiliation for good: confirmed abuse, or a mitigation that failed.
 *
 * @param from the first day on which it is disengaged
 */
public record DisengageAmp(PartyId amp, Day from, Code reason) implements Command {

    public static DisengageAmp parse(Statement statement, Fields body) {
        return new DisengageAmp(
                body.parsed("amp", PartyId::new), body.parsed("from", Day::parse), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("amp", amp.value())
                .with("from", from.toString())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Amp.required(Rule.I31, amp, ledger)
                .and(ok -> notYetDisengaged(ledger))
                .at("amp")
                .and(ok -> withinTheLookBack(act, ledger).at("from"))
                .decide(ok -> List.of(new Disengagement(amp, act.party(), from, reason, act.recordedAt()).event()));
    }

    private Checked<Checked.Holds> notYetDisengaged(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, LedgerKeys.disengagement(amp), ledger, () -> Message.PRODUCER_DISENGAGED.with("amp", amp));
    }

    /**
     * I32 says how far back the gravest finding makes gold of the past doubtful. The disengagement that follows such a
     * finding reaches no further, so that it cannot make gold ineligible that the finding left alone.
     */
    private Checked<Checked.Holds> withinTheLookBack(Act act, LedgerState ledger) {
        long days = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.LOOKBACK);
        return Checked.require(
                Rule.I32,
                !from.isBefore(act.eventDay().plusDays(-days)),
                () -> Message.DISENGAGEMENT_TOO_FAR_BACK
                        .with("days", Argument.count(days))
                        .and("day", act.eventDay())
                        .and("from", from));
    }
}
