// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
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
 * Sender and recipient of an accepted hand-over correct a weighing that one of them typed wrong, both signing (I77). Both
 * values stay in the transfer's record. Where the lot was accepted with the lesser, mistyped weight and is still as it came,
 * it has its former weight again, never more than was taken from it.
 *
 * <p>Decision 132.
 *
 * @param with the other party of the transfer
 * @param dispatch what the sender's scale had shown
 * @param receipt what the recipient's scale had shown
 * @param evidence SHA-256 of the scale's slip, salted, in hexadecimal
 */
public record CorrectWeighing(
        Code transfer, LotId lot, PartyId with, GrossMass dispatch, GrossMass receipt, Code reason, String evidence)
        implements Command {

    /** The hand-over as it ended, and the weighings of the lot as they would be. */
    private record Corrected(Transfer transfer, Weighing out, Weighing in) {}

    public static CorrectWeighing parse(Statement statement, Fields body) {
        return new CorrectWeighing(
                body.parsed("transfer", Code::new),
                body.parsed("lot", LotId::new),
                body.parsed("with", PartyId::new),
                body.quantity("dispatchMg", GrossMass::weighed),
                body.quantity("receiptMg", GrossMass::weighed),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("lot", lot.value())
                .with("with", with.value())
                .with("dispatchMg", dispatch.milligrams())
                .with("receiptMg", receipt.milligrams())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Transfer.known(transfer, Rule.I77, ledger)
                .at("transfer")
                .and(found -> betweenThem(act.party(), found.route()).at("with"))
                .and(found -> Agreement.signedByBoth(act, with).at("with"))
                .and(found -> found.afterLastStep(act, ledger))
                .then(found -> corrected(found).at("lot"))
                .and(after -> agree(after, ledger).at("receiptMg"))
                .decide(after -> changes(after, act, ledger));
    }

    private Checked<Holds> betweenThem(PartyId party, Route route) {
        return Checked.require(
                Rule.I77,
                route.concerns(party) && route.otherThan(party).equals(with),
                () -> Message.TRANSFER_NOT_OF_CALLER
                        .with("transfer", transfer)
                        .and("from", route.from())
                        .and("to", route.to()));
    }

    /** I77: before the hand-over is over, a weighing is settled by {@link ResolveCustody} and not corrected. */
    private Checked<Corrected> corrected(Transfer found) {
        return Checked.present(
                        Rule.I77,
                        found.ended().filter(over -> found.acceptedAt(lot).isPresent()),
                        () -> Message.LOT_NOT_ACCEPTED_IN_TRANSFER
                                .with("lot", lot)
                                .and("transfer", transfer))
                .map(over -> new Corrected(
                        found,
                        over.dispatch().of(lot).weighing(dispatch),
                        over.arrival().of(lot).weighing(receipt)));
    }

    /** I77: corrected, the two scales agree; otherwise the correction would only move the difference to the other side. */
    private Checked<Holds> agree(Corrected after, LedgerState ledger) {
        return Checked.require(
                Rule.I77,
                Variance.agree(
                        after.out(),
                        after.in(),
                        Day.of(after.transfer().acceptedAt(lot).orElseThrow()),
                        ledger),
                () -> Message.CORRECTED_WEIGHINGS_DIFFER
                        .with("out", after.out().gross())
                        .and("in", after.in().gross()));
    }

    private List<StateChange> changes(Corrected after, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(TransferRecord.corrected(
                after.transfer(), lot, after.out(), after.in(), correction(after, act), ledger));
        restored(after, act, ledger).ifPresent(held -> {
            events.add(held.event("LotWeightRestored"));
            events.addAll(
                    CertificateStatus.endedBy(CertificateEnd.CORRECTION, List.of(lot), List.of(lot), act, ledger));
        });
        return events;
    }

    private Json.Obj correction(Corrected after, Act act) {
        return Json.object()
                .with("dispatchMg", after.out().gross().milligrams())
                .with("receiptMg", after.in().gross().milligrams())
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("by", act.party().value())
                .with("with", with.value())
                .with("at", act.eventAt().getEpochSecond());
    }

    /** The lot with its former weight, where the mistyped one was taken for it and nobody has worked it since. */
    private Optional<Lot.Held> restored(Corrected after, Act act, LedgerState ledger) {
        PartyId recipient = after.transfer().route().to();
        GrossMass lesser = after.out().gross().compareTo(after.in().gross()) < 0
                ? after.out().gross()
                : after.in().gross();
        return EffectiveLot.at(act.eventAt(), lot, ledger)
                .lot()
                .map(Lot::withoutHold)
                .filter(Lot.Held.class::isInstance)
                .map(Lot.Held.class::cast)
                .filter(held -> held.facts().custodian().equals(recipient)
                        && held.facts().movedAt().equals(after.transfer().acceptedAt(lot)))
                .flatMap(held -> held.weighedAgain(lesser, LotLimits.gain(act.eventDay(), ledger)));
    }
}
