// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The custodian no longer has the lot: it was lost or stolen, or an authority took it. Its fine gold is recorded as written
 * off, and a flag asks a person to look at it (I17), because an invented loss would hide gold. What was lost on its way is
 * still the sender's: the sender, or whoever knows first, holds the lot, and if the recipient does not sign {@link
 * ResolveCustody} within the waiting time, the sender alone states the loss (I76).
 *
 * <p>From a hold gold is seized by the word of the hold's owner or of an auditor (I74), because an invented authority would
 * free it.
 *
 * <p>Decisions 065, 112 and 130.
 *
 * @param reason of the loss, or the code of the authority that seized the lot
 * @param evidence SHA-256 of the report, salted, in hexadecimal
 * @param seized by an authority, which may also happen to a lot on hold
 */
public record WriteOffLot(LotId lot, Code reason, String evidence, boolean seized) implements Command {

    public static WriteOffLot lost(Statement statement, Fields body) {
        return read(body, body.parsed("reason", Code::new), false);
    }

    public static WriteOffLot seized(Statement statement, Fields body) {
        return read(body, body.parsed("authority", Code::new), true);
    }

    private static WriteOffLot read(Fields body, Code reason, boolean seized) {
        return new WriteOffLot(
                body.parsed("lot", LotId::new), reason, body.parsed("evidence", Digest::requireHex), seized);
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with(seized ? "authority" : "reason", reason.value())
                .with("evidence", evidence);
    }

    /** The lot, and the transfer on whose way it was lost. */
    private record Gone(Lot lot, Optional<Transfer.Moving> on) {}

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return gone(act, EffectiveLot.at(act.eventAt(), lot, ledger).lot(), ledger)
                .and(gone -> inItsTime(gone.lot(), act, ledger))
                .at("lot")
                .decide(gone -> changes(gone, act, ledger));
    }

    private Checked<Gone> gone(Act act, Optional<Lot> found, LedgerState ledger) {
        if (!seized
                && found.isPresent()
                && found.get().withoutHold() instanceof Lot.InTransit moving
                && moving.facts().custodian().equals(act.party())) {
            return lostOnItsWay(found.get(), moving.transfer(), act, ledger);
        }
        return heldBy(act, found, ledger).map(held -> new Gone(held, Optional.empty()));
    }

    /** I76: the other side was told, had its time to answer, and has not weighed the lot. */
    private Checked<Gone> lostOnItsWay(Lot found, Code transfer, Act act, LedgerState ledger) {
        return Checked.require(
                        Rule.I76,
                        found instanceof Lot.OnHold,
                        () -> Message.LOSS_ON_THE_WAY_NOT_TOLD.with("lot", lot).and("transfer", transfer))
                .then(ok -> Transfer.underWay(transfer, Rule.I25, ledger))
                .and(open -> fromOthersThan(open, act, ledger))
                .and(open -> Checked.require(
                        Rule.I76,
                        open.missing().contains(lot),
                        () -> Message.LOT_WEIGHED_BY_RECIPIENT
                                .with("lot", lot)
                                .and("recipient", open.route().to())))
                .and(open -> Waiting.over(open, act, ledger).at(Refused.EVENT_AT))
                .map(open -> new Gone(found, Optional.of(open)));
    }

    /** I74: a hold of somebody who is no side of the hand-over is no word about the loss, and stops it. */
    private Checked<Holds> fromOthersThan(Transfer.Moving moving, Act act, LedgerState ledger) {
        return Flag.holders(LedgerKeys.lot(lot), ledger).stream()
                .filter(holder -> !moving.route().concerns(holder)
                        && moving.dispatch().carrier().filter(holder::equals).isEmpty())
                .map(holder -> mayTakeFrom(holder, act, ledger))
                .reduce(Checked.holds(), (one, another) -> one.and(ok -> another));
    }

    private Checked<Lot> heldBy(Act act, Optional<Lot> found, LedgerState ledger) {
        if (seized && found.orElse(null) instanceof Lot.OnHold stopped && stopped.under() instanceof Lot.Held) {
            return fromHolds(stopped, act, ledger).map(ok -> stopped);
        }
        return LotChecks.held(act.party(), lot, found).map(held -> held);
    }

    /** I74: whoever states it must be free to lift every hold, apart from the custodian's own, which stop nobody else. */
    private Checked<Holds> fromHolds(Lot.OnHold stopped, Act act, LedgerState ledger) {
        PartyId custodian = stopped.facts().custodian();
        List<PartyId> ofOthers = Flag.holders(LedgerKeys.lot(lot), ledger).stream()
                .filter(holder -> !holder.equals(custodian))
                .toList();
        if (ofOthers.isEmpty()) {
            return Checked.require(
                    Rule.I24,
                    custodian.equals(act.party()),
                    () -> Message.HOLDER_NOT_CUSTODIAN
                            .with("holder", act.party())
                            .and("lot", lot));
        }
        return ofOthers.stream()
                .map(holder -> mayTakeFrom(holder, act, ledger))
                .reduce(Checked.holds(), (one, another) -> one.and(ok -> another));
    }

    private Checked<Holds> mayTakeFrom(PartyId holder, Act act, LedgerState ledger) {
        return Checked.require(
                        Rule.I74,
                        Party.mayLift(act.party(), holder, act.recordedAt(), ledger),
                        () -> Message.SEIZURE_OF_HELD_LOT
                                .with("lot", lot)
                                .and("placed", holder)
                                .and("party", act.party()))
                .and(ok -> judgedFromOutside(holder, act, ledger));
    }

    /** I2: who lifts a hold of another is of another organisation than the custodian whose gold it frees. */
    private Checked<Holds> judgedFromOutside(PartyId placedBy, Act act, LedgerState ledger) {
        boolean inside = Lot.find(ledger, lot)
                .filter(found ->
                        Party.sameOrganisation(act.party(), found.facts().custodian(), ledger))
                .isPresent();
        return Checked.require(
                Rule.I2,
                !inside || act.party().equals(placedBy),
                () -> Message.HOLD_JUDGED_FROM_INSIDE.with("party", act.party()).and("lot", lot));
    }

    /** An authority may take it in transit, before the parties have settled whose it still was. */
    private Checked<Holds> inItsTime(Lot gone, Act act, LedgerState ledger) {
        return seized ? LotChecks.afterItBegan(gone, act, ledger) : LotChecks.afterLastMovement(gone, act, ledger);
    }

    private List<StateChange> changes(Gone found, Act act, LedgerState ledger) {
        Lot gone = found.lot();
        List<StateChange> events = new ArrayList<>();
        events.add(gone.writtenOff(seized ? new Code("SEIZED") : reason).event("LotWrittenOff"));
        events.addAll(ApplySeal.removedFrom(gone, new Code(seized ? "SEIZED" : "LOST"), act, ledger));
        events.addAll(CertificateStatus.endedBy(
                seized ? CertificateEnd.SEIZURE : CertificateEnd.LOSS, List.of(lot), List.of(), act, ledger));
        events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I17, reason)
                .stated("LossReported", evidence, act));
        found.on().ifPresent(transfer -> events.addAll(toldAlone(transfer, act)));
        return SealUse.with(events, act, ledger);
    }

    private List<StateChange> toldAlone(Transfer.Moving transfer, Act act) {
        Transfer after = transfer.parting(
                List.of(lot),
                Transfer.Fate.LOST,
                act.eventAt(),
                new Transfer.Settled(
                        transfer.route(),
                        transfer.dispatch(),
                        transfer.arrived(),
                        Transfer.Outcome.LOST,
                        reason,
                        act.eventAt()));
        return List.of(
                after.event("CustodyLost"),
                new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I76, new Code("LOSS-TOLD-ALONE")).raised(act));
    }
}
