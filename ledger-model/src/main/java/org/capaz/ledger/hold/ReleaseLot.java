// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.hold;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The party that placed a hold, or an auditor, releases it. What the hold suspended is reinstated with the lot's last hold;
 * while another one is open, the suspension passes on to that.
 *
 * <p>Decisions 052 and 067.
 */
public record ReleaseLot(Code hold, LotId lot, Code outcome) implements Command {

    /** A hold that is open: the key of its flag and who placed it. */
    private record OpenHold(LedgerKey flag, PartyId placedBy) {}

    public static ReleaseLot parse(Statement statement, Fields body) {
        return new ReleaseLot(
                body.parsed("hold", Code::new), body.parsed("lot", LotId::new), body.parsed("outcome", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("hold", hold.value()).with("lot", lot.value()).with("outcome", outcome.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return onHold(ledger)
                .and(open -> mayRelease(act, open, ledger).at("hold"))
                .and(open -> unconcerned(act, open, ledger))
                .and(open -> Flag.notBeforeRaised(open.flag(), act, ledger).at(Refused.EVENT_AT))
                .decide(open -> changes(open.flag(), act, ledger));
    }

    private Checked<OpenHold> onHold(LedgerState ledger) {
        return Flag.openHold(LedgerKeys.lot(lot), hold, ledger)
                .flatMap(flag ->
                        ledger.find(flag).map(record -> new OpenHold(flag, record.parsed("raisedBy", PartyId::new))))
                .map(Checked::found)
                .orElseGet(() -> notOnHold(ledger));
    }

    /** The fault is the hold's name where the lot is on another one, else the lot's. */
    private Checked<OpenHold> notOnHold(LedgerState ledger) {
        boolean onAnother = Flag.holdOn(LedgerKeys.lot(lot), ledger).isPresent();
        return Checked.<OpenHold>refuse(
                        Rule.I29, Message.LOT_NOT_ON_HOLD.with("lot", lot).and("hold", hold))
                .at(onAnother ? "hold" : "lot");
    }

    private Checked<Holds> mayRelease(Act act, OpenHold open, LedgerState ledger) {
        return Checked.require(
                Rule.I29,
                Party.mayLift(act.party(), open.placedBy(), act.recordedAt(), ledger),
                () -> Message.PARTY_CANNOT_RELEASE_HOLD
                        .with("hold", hold)
                        .and("placed", open.placedBy())
                        .and("party", act.party()));
    }

    /** I57: who did not place the hold judges another's, and is not concerned by the lot. */
    private Checked<Holds> unconcerned(Act act, OpenHold open, LedgerState ledger) {
        return open.placedBy().equals(act.party())
                ? Checked.holds()
                : Concerned.independent(LedgerKeys.lot(lot), act, ledger);
    }

    private List<StateChange> changes(LedgerKey flag, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(Flag.closed(flag, outcome, act, ledger));
        events.addAll(Flag.holdBeside(hold, LedgerKeys.lot(lot), ledger)
                .map(other -> CertificateStatus.passedOn(hold, other, lot, act, ledger))
                .orElseGet(() -> CertificateStatus.reinstatedBy(hold, lot, act, ledger)));
        return events;
    }
}
