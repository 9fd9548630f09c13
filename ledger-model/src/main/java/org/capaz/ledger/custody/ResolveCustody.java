// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
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
import org.capaz.ledger.status.CertificateStatus;

/**
 * Sender and recipient settle a disputed transfer, both signing: accepted as found, returned, or lost. The flags that the
 * dispute raised stay open until a third person closes them. A transport that never arrived is settled the same way, because
 * nobody can weigh what did not come.
 *
 * <p>Decision 061.
 *
 * @param with the other party of the transfer
 */
public record ResolveCustody(Code transfer, PartyId with, Transfer.Outcome outcome, Code reason) implements Command {

    /** The transfer before and after the parties have settled it. */
    private record Settling(Transfer before, Transfer.Settled after) {
        static Optional<Settling> of(Transfer before, Optional<Transfer.Settled> after) {
            return after.map(settled -> new Settling(before, settled));
        }
    }

    /** What becomes of each lot, with what that takes. */
    private sealed interface Ending {
        record AcceptedAsFound(Transfer.Arrival arrival) implements Ending {}

        record Returned() implements Ending {}

        record Lost() implements Ending {}
    }

    public static ResolveCustody parse(Statement statement, Fields body) {
        return new ResolveCustody(
                body.parsed("transfer", Code::new),
                body.parsed("with", PartyId::new),
                body.parsed("outcome", Codes.of(Transfer.Outcome.class)),
                body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("with", with.value())
                .with("outcome", outcome.name())
                .with("reason", reason.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return resolvable(act, ledger)
                .at("transfer")
                .and(open -> betweenThem(act.party(), open.after().route()))
                .and(open -> Agreement.signedByBoth(act, with).at("with"))
                .and(open -> open.before().afterLastStep(act, ledger))
                .map(Settling::after)
                .decideBy(settled -> ending(settled)
                        .and(ending -> freeIfAccepted(ending, settled, ledger))
                        .at("outcome")
                        .decideBy(ending -> settled.lotsInTransit(ledger)
                                .at("transfer")
                                .decide(lots -> changes(act, settled, lots, ending, ledger))));
    }

    private Checked<Settling> resolvable(Act act, LedgerState ledger) {
        return Checked.present(
                Rule.I25,
                Transfer.find(ledger, transfer)
                        .flatMap(found -> Settling.of(found, found.settled(outcome, reason, act.eventAt()))),
                () -> Message.TRANSFER_NOT_RESOLVABLE.with("transfer", transfer));
    }

    /** The fault is the other party's name where the actor is one of the two, else the transfer's. */
    private Checked<Holds> betweenThem(PartyId party, Transfer.Route route) {
        return Checked.require(
                        Rule.I24,
                        route.concerns(party) && route.otherThan(party).equals(with),
                        () -> Message.TRANSFER_NOT_OF_CALLER
                                .with("transfer", transfer)
                                .and("from", route.from())
                                .and("to", route.to()))
                .at(route.concerns(party) ? "with" : "transfer");
    }

    private Checked<Ending> ending(Transfer.Settled settled) {
        return switch (outcome) {
            case ACCEPTED_WITH_VARIANCE ->
                Checked.present(
                                Rule.I24,
                                settled.arrival(),
                                () -> Message.ACCEPTANCE_BEFORE_RECEIPT.with("transfer", transfer))
                        .map(Ending.AcceptedAsFound::new);
            case RETURNED -> Checked.found(new Ending.Returned());
            case LOST -> Checked.found(new Ending.Lost());
        };
    }

    private static Checked<Holds> freeIfAccepted(Ending ending, Transfer.Settled settled, LedgerState ledger) {
        return switch (ending) {
            case Ending.AcceptedAsFound accepted -> settled.noLotOnHold(ledger);
            case Ending.Returned returned -> Checked.holds();
            case Ending.Lost lost -> Checked.holds();
        };
    }

    private List<StateChange> changes(
            Act act, Transfer.Settled settled, List<Lot.InTransit> lots, Ending ending, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(settled.event("CustodyResolved"));
        List<LotId> changed = new ArrayList<>();
        boolean lost = outcome == Transfer.Outcome.LOST;
        for (Lot.InTransit lot : lots) {
            Optional<SealNumber> seal = lost ? Optional.empty() : sealAsFound(lot, settled, ledger);
            Lot after = switch (ending) {
                case Ending.AcceptedAsFound(Transfer.Arrival arrival) -> accepted(lot, settled, arrival, seal, ledger);
                case Ending.Returned returned -> lot.returned(seal, settled.at());
                case Ending.Lost gone -> lot.writtenOff(reason);
            };
            events.add(after.event("LotResolved"));
            if (!seal.equals(lot.facts().seal())) {
                Code ended = new Code(lost ? "LOST" : "FOUND-OTHERWISE");
                events.addAll(ApplySeal.removedFrom(lot, ended, act, ledger));
                seal.ifPresent(
                        number -> events.add(new ApplySeal(number, lot.id(), new Code("AS-FOUND")).applied(act)));
            }
            if (otherwiseThanPrinted(lot.facts(), after.facts())) {
                changed.add(lot.id());
            }
            if (lost) {
                events.add(new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, Rule.I17, reason).raised(act));
            }
        }
        List<LotId> successors = lost ? List.of() : changed;
        events.addAll(CertificateStatus.endedBy(outcome.name(), changed, successors, act, ledger));
        return events;
    }

    private static boolean otherwiseThanPrinted(Lot.Facts before, Lot.Facts after) {
        return !before.gross().equals(after.gross()) || !before.seal().equals(after.seal());
    }

    /** What arrived within the limits is accepted as sent; what did not is accepted as the recipient found it. */
    private static Lot.Held accepted(
            Lot.InTransit lot,
            Transfer.Settled settled,
            Transfer.Arrival arrival,
            Optional<SealNumber> seal,
            LedgerState ledger) {
        Transfer.Weighing in = arrival.of(lot.id());
        PartyId recipient = settled.route().to();
        boolean asSent = seal.equals(lot.facts().seal())
                && Variance.verdict(lot.id(), settled.dispatch(), arrival, ledger) != Variance.Verdict.DISPUTE;
        return asSent
                ? lot.acceptedBy(recipient, arrival.place(), settled.at())
                : lot.acceptedAsFound(recipient, arrival.place(), in.gross(), seal, settled.at());
    }

    /**
     * I26: the seal that the recipient read; none where that number was used before on another lot, or was read on two lots
     * of this transfer.
     */
    private static Optional<SealNumber> sealAsFound(Lot lot, Transfer.Settled settled, LedgerState ledger) {
        Optional<SealNumber> recorded = lot.facts().seal();
        if (settled.arrival().isEmpty()) {
            return recorded;
        }
        SealNumber found = settled.arrival().get().of(lot.id()).seal();
        if (recorded.filter(found::equals).isPresent()) {
            return recorded;
        }
        long read = settled.arrival().get().in().stream()
                .filter(item -> item.seal().equals(found))
                .count();
        return read == 1 && !ledger.has(LedgerKeys.seal(found)) ? Optional.of(found) : Optional.empty();
    }
}
