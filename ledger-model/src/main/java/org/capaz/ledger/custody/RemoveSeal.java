// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The custodian opens a lot. The seal's number is never used again, and the lot's certificate ends, because the printed
 * label names a seal that no longer closes the parcel.
 */
public record RemoveSeal(SealNumber seal, LotId lot, Code reason) implements Command {

    public static RemoveSeal parse(Statement statement, Fields body) {
        return new RemoveSeal(
                body.parsed("seal", SealNumber::new), body.parsed("lot", LotId::new), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("seal", seal.value()).with("lot", lot.value()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .at("lot")
                .and(held -> onThisLot(held).at("seal"))
                .and(held -> afterItWasApplied(act, ledger).at(Refused.EVENT_AT))
                .decide(held -> changes(held, act, ledger));
    }

    private Checked<Holds> onThisLot(Lot.Held held) {
        return Checked.require(
                Rule.I26,
                held.facts().seal().equals(Optional.of(seal)),
                () -> Message.LOT_NOT_UNDER_THIS_SEAL.with("lot", lot).and("seal", seal));
    }

    private Checked<Holds> afterItWasApplied(Act act, LedgerState ledger) {
        return ledger.find(LedgerKeys.seal(seal, lot))
                .map(record -> Instant.ofEpochSecond(record.integer("appliedAt")))
                .filter(act.eventAt()::isBefore)
                .<Checked<Holds>>map(appliedAt -> Checked.refuse(
                        Rule.I26,
                        Message.SEAL_REMOVED_BEFORE_APPLIED.with("seal", seal).and("time", Argument.moment(appliedAt))))
                .orElseGet(Checked::holds);
    }

    private List<StateChange> changes(Lot.Held held, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(held.opened().event("LotOpened"));
        events.addAll(ApplySeal.removedFrom(held, reason, act, ledger));
        events.addAll(CertificateStatus.endedBy(CertificateEnd.SEAL, List.of(lot), List.of(lot), act, ledger));
        return SealUse.with(events, act, ledger);
    }
}
