// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.hold;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.custody.Transfer;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotChecks;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * A scheme, an auditor or the custodian itself stops a lot where it is, also on offer or in transit (I29); on its way, the
 * carrier and the recipient may too, who know first of a robbery or a seizure. The hold is a flag
 * beside the lot's record, so the custodian need not agree; the lot's certificate is suspended in the same transaction.
 *
 * <p>Decisions 050, 067 and 130.
 *
 * @param evidence SHA-256 of what the hold rests on, salted, in hexadecimal
 */
public record HoldLot(Code hold, LotId lot, Code reason, String evidence) implements Command {

    public static HoldLot parse(Statement statement, Fields body) {
        return new HoldLot(
                body.parsed("hold", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("hold", hold.value())
                .with("lot", lot.value())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        if (!Party.isSchemeOrAuditor(act.party(), ledger)) {
            act.requireRoom(LedgerKeys.flags(LedgerKeys.lot(lot)), ledger);
        }
        return notEnded(ledger)
                .and(found -> mayPlaceHold(act, found, ledger))
                .and(found -> LotChecks.afterItBegan(found, act, ledger))
                .and(found -> notOnHoldBy(act.party(), ledger))
                .at("lot")
                .and(found -> unusedHold(ledger).at("hold"))
                .decide(found -> changes(act, ledger));
    }

    private Checked<Lot> notEnded(LedgerState ledger) {
        return switch (Lot.find(ledger, lot).orElse(null)) {
            case null -> Checked.refuse(Rule.I29, Message.LOT_UNKNOWN.with("lot", lot));
            case Lot.OnHold stopped -> Checked.found(stopped);
            case Lot.Ended gone -> Checked.refuse(Rule.I29, LotChecks.ended(gone));
            case Lot.Draft draft -> Checked.found(draft);
            case Lot.Held held -> Checked.found(held);
            case Lot.Offered offered -> Checked.found(offered);
            case Lot.InTransit moving -> Checked.found(moving);
        };
    }

    /** A hold of another party is no obstacle: otherwise a custodian could hold its own lot first and release it at will. */
    private Checked<Holds> notOnHoldBy(PartyId party, LedgerState ledger) {
        return Flag.holdBy(party, LedgerKeys.lot(lot), ledger)
                .<Checked<Holds>>map(this::onHoldAlready)
                .orElseGet(Checked::holds);
    }

    private Checked<Holds> unusedHold(LedgerState ledger) {
        return Flag.openHold(LedgerKeys.lot(lot), hold, ledger).isPresent() ? onHoldAlready(hold) : Checked.holds();
    }

    private Checked<Holds> onHoldAlready(Code open) {
        return Checked.refuse(Rule.I29, Message.LOT_HOLD_EXISTS.with("lot", lot).and("hold", open));
    }

    private Checked<Holds> mayPlaceHold(Act act, Lot found, LedgerState ledger) {
        return Checked.require(
                Rule.I24,
                Party.isSchemeOrAuditor(act.party(), ledger)
                        || found.facts().custodian().equals(act.party())
                        || isOnItsWayWith(act.party(), found, ledger),
                () -> Message.PARTY_CANNOT_PLACE_HOLD.with("party", act.party()).and("lot", lot));
    }

    private static boolean isOnItsWayWith(PartyId party, Lot found, LedgerState ledger) {
        return found.withoutHold() instanceof Lot.InTransit onItsWay
                && Transfer.find(ledger, onItsWay.transfer()).orElse(null) instanceof Transfer.Moving moving
                && (moving.route().concerns(party)
                        || moving.dispatch().carrier().filter(party::equals).isPresent());
    }

    private List<StateChange> changes(Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.HOLD, Rule.I29, reason).stops(hold, evidence, act));
        events.addAll(CertificateStatus.suspendedBy(hold, lot, act, ledger));
        return events;
    }
}
