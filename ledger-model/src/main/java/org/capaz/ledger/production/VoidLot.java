// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.EffectiveLot;
import org.capaz.ledger.custody.SealUse;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
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
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The creator takes back a lot that was declared by mistake and has not changed hands. The record stays on the ledger; the
 * origin documents and quotas that the lot drew on are released. Reads one key per contribution and document.
 *
 * <p>Decision 065.
 */
public record VoidLot(LotId lot, Code reason) implements Command {

    public static VoidLot parse(Statement statement, Fields body) {
        return new VoidLot(body.parsed("lot", LotId::new), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("lot", lot.value()).with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return neverMoved(EffectiveLot.at(act.eventAt(), lot, ledger).lot())
                .and(found -> byItsCreator(act.party(), found))
                .and(found -> LotChecks.afterLastMovement(found, act, ledger))
                .and(found -> notSettled(ledger))
                .and(found -> notClaimed(ledger))
                .and(found -> notFlagged(ledger))
                .at("lot")
                .decide(found -> changes(found, act, ledger));
    }

    private Checked<Lot> neverMoved(Optional<Lot> found) {
        return switch (found.orElse(null)) {
            case null -> Checked.refuse(Rule.I19, Message.LOT_UNKNOWN.with("lot", lot));
            case Lot.OnHold stopped ->
                Checked.refuse(Rule.I29, Message.LOT_ON_HOLD.with("lot", lot).and("hold", stopped.hold()));
            case Lot.Ended gone -> Checked.refuse(Rule.I3, LotChecks.ended(gone));
            case Lot.Offered offered ->
                Checked.refuse(Rule.I25, Message.LOT_IS_OFFERED.with("lot", lot).and("transfer", offered.transfer()));
            case Lot.InTransit moving ->
                Checked.refuse(Rule.I25, Message.LOT_IN_TRANSIT.with("lot", lot).and("transfer", moving.transfer()));
            case Lot.Draft draft -> asDeclared(draft);
            case Lot.Held held -> asDeclared(held);
        };
    }

    private Checked<Lot> asDeclared(Lot found) {
        return Checked.require(
                        Rule.I3,
                        found.facts().parents().isEmpty()
                                && found.facts().movedAt().isEmpty()
                                && found.facts()
                                        .custodian()
                                        .equals(found.facts().creator()),
                        () -> Message.VOID_AFTER_MOVEMENT.with("lot", lot))
                .map(ok -> found);
    }

    private Checked<Holds> byItsCreator(PartyId party, Lot found) {
        return Checked.require(
                Rule.I24,
                found.facts().creator().equals(party),
                () -> Message.LOT_OF_OTHER_CREATOR
                        .with("lot", lot)
                        .and("creator", found.facts().creator())
                        .and("party", party));
    }

    private Checked<Holds> notSettled(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, LedgerKeys.settlement(lot), ledger, () -> Message.VOID_AFTER_SETTLEMENT.with("lot", lot));
    }

    /** I37: otherwise the same gold could be declared anew, and a premium on it be claimed a second time. */
    private Checked<Holds> notClaimed(LedgerState ledger) {
        return Checked.require(
                Rule.I37,
                ledger.list(LedgerKeys.claims(lot)).isEmpty(),
                () -> Message.VOID_AFTER_PREMIUM_CLAIM.with("lot", lot));
    }

    /** Otherwise a flag would be gone with its lot, and the gold come back under another id. */
    private Checked<Holds> notFlagged(LedgerState ledger) {
        return Checked.require(
                Rule.I3, !Flag.anyOn(LedgerKeys.lot(lot), ledger), () -> Message.VOID_OF_FLAGGED_LOT.with("lot", lot));
    }

    private List<StateChange> changes(Lot mistake, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(mistake.voided(reason).event("LotVoided"));
        events.addAll(ApplySeal.removedFrom(mistake, new Code("VOID"), act, ledger));
        events.addAll(CertificateStatus.endedBy(CertificateEnd.VOID, List.of(lot), List.of(), act, ledger));
        events.addAll(Drawn.givenBack(mistake, ledger));
        return SealUse.with(events, act, ledger);
    }
}
