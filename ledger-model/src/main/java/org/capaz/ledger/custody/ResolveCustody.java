// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
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
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
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
 * Sender and recipient settle what did not arrive as it left, or is not wanted, both signing: accepted as found, returned, or
 * lost. The flags that a dispute raised stay open until a third person closes them. A transport that never arrived is settled
 * the same way, because nobody can weigh what did not come. What was weighed and fits is either accepted or, if the recipient
 * does not want it, returned (I76).
 *
 * <p>Decisions 061 and 130.
 *
 * @param with the other party of the transfer
 * @param lots of the transfer, where the outcome is not that of all open ones
 */
public record ResolveCustody(
        Code transfer, PartyId with, Transfer.Outcome outcome, Code reason, Optional<List<LotId>> lots)
        implements Command {

    /** The open transfer, and the lots that are settled now. */
    private record Settling(Transfer.Moving before, List<LotId> lots) {}

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
                body.parsed("reason", Code::new),
                SomeLots.optional(body));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("transfer", transfer.value())
                .with("with", with.value())
                .with("outcome", outcome.name())
                .with("reason", reason.value());
        return SomeLots.onto(body, lots);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Transfer.underWay(transfer, Rule.I25, ledger)
                .at("transfer")
                .and(open -> betweenThem(act.party(), open.route()))
                .and(open -> Agreement.signedByBoth(act, with).at("with"))
                .and(open -> open.afterLastStep(act, ledger))
                .then(open -> settling(open))
                .decideBy(settling -> ending(settling)
                        .and(ending -> freeIfAccepted(ending, settling, ledger))
                        .at("outcome")
                        .decideBy(ending -> settling.before()
                                .inTransit(settling.lots(), ledger)
                                .at("transfer")
                                .decide(moving -> changes(act, settling, moving, ending, ledger))));
    }

    private Checked<Settling> settling(Transfer.Moving open) {
        List<LotId> usual = outcome.fate() == Transfer.Fate.ACCEPTED
                        && !open.inRecipientsHands().isEmpty()
                ? open.inRecipientsHands()
                : open.route().open();
        return SomeLots.among(open.route().open(), lots, transfer).map(ok -> new Settling(open, lots.orElse(usual)));
    }

    /** The fault is the other party's name where the actor is one of the two, else the transfer's. */
    private Checked<Holds> betweenThem(PartyId party, Route route) {
        return Checked.require(
                        Rule.I24,
                        route.concerns(party) && route.otherThan(party).equals(with),
                        () -> Message.TRANSFER_NOT_OF_CALLER
                                .with("transfer", transfer)
                                .and("from", route.from())
                                .and("to", route.to()))
                .at(route.concerns(party) ? "with" : "transfer");
    }

    private Checked<Ending> ending(Settling settling) {
        return switch (outcome) {
            case ACCEPTED_WITH_VARIANCE ->
                notMerelyReceived(settling)
                        .then(ok -> Checked.present(
                                Rule.I24,
                                settling.before()
                                        .arrived()
                                        .filter(arrival ->
                                                settling.lots().stream().allMatch(arrival::has)),
                                () -> Message.ACCEPTANCE_BEFORE_RECEIPT.with("transfer", transfer)))
                        .map(Ending.AcceptedAsFound::new);
            case RETURNED -> Checked.found(new Ending.Returned());
            case LOST -> notMerelyReceived(settling).map(ok -> new Ending.Lost());
        };
    }

    /** I25: what the recipient has weighed without a difference is neither lost nor a matter of variance. */
    private Checked<Holds> notMerelyReceived(Settling settling) {
        boolean atHand = settling.before() instanceof Transfer.Received received
                && settling.lots().stream().anyMatch(received.arrival()::has);
        return Checked.require(Rule.I25, !atHand, () -> Message.TRANSFER_NOT_RESOLVABLE.with("transfer", transfer));
    }

    private static Checked<Holds> freeIfAccepted(Ending ending, Settling settling, LedgerState ledger) {
        return switch (ending) {
            case Ending.AcceptedAsFound accepted -> Transfer.noneOnHold(settling.lots(), ledger);
            case Ending.Returned returned -> Checked.holds();
            case Ending.Lost lost -> Checked.holds();
        };
    }

    private Transfer after(Settling settling, Act act) {
        Transfer.Moving before = settling.before();
        return before.parting(
                settling.lots(),
                outcome.fate(),
                act.eventAt(),
                new Transfer.Settled(
                        before.route(), before.dispatch(), before.arrived(), outcome, reason, act.eventAt()));
    }

    private List<StateChange> changes(
            Act act, Settling settling, List<Lot.InTransit> moving, Ending ending, LedgerState ledger) {
        Transfer.Moving before = settling.before();
        List<StateChange> events = new ArrayList<>();
        events.add(after(settling, act).event("CustodyResolved"));
        List<LotId> changed = new ArrayList<>();
        boolean lost = outcome == Transfer.Outcome.LOST;
        for (Lot.InTransit lot : moving) {
            Optional<SealNumber> seal = lost ? Optional.empty() : sealAsFound(lot, before.arrived(), act, ledger);
            Lot after = switch (ending) {
                case Ending.AcceptedAsFound(Transfer.Arrival arrival) ->
                    accepted(lot, before, arrival, seal, act.eventAt(), ledger);
                case Ending.Returned returned -> lot.returned(seal, act.eventAt());
                case Ending.Lost gone -> lot.writtenOff(reason);
            };
            events.add(after.event("LotResolved"));
            if (!lost) {
                LotLimits.ofWeighing(lot.facts(), after.facts(), ReferenceValues.on(act.eventDay(), ledger))
                        .forEach(flag -> events.add(flag.raised(act)));
            }
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
        events.addAll(CertificateStatus.endedBy(certificateEnd(), changed, successors, act, ledger));
        return SealUse.with(events, act, ledger);
    }

    private static boolean otherwiseThanPrinted(Lot.Facts before, Lot.Facts after) {
        return !before.gross().equals(after.gross()) || !before.seal().equals(after.seal());
    }

    /** What arrived within the limits is accepted as sent; what did not is accepted as the recipient found it. */
    private static Lot.Held accepted(
            Lot.InTransit lot,
            Transfer.Moving before,
            Transfer.Arrival arrival,
            Optional<SealNumber> seal,
            Instant at,
            LedgerState ledger) {
        Weighing in = arrival.of(lot.id());
        PartyId recipient = before.route().to();
        boolean asSent = seal.equals(lot.facts().seal())
                && Variance.verdict(lot.id(), before.dispatch(), arrival, ledger) != Variance.Verdict.DISPUTE;
        return asSent
                ? lot.acceptedBy(recipient, arrival.place(), at)
                : lot.acceptedAsFound(
                        recipient, arrival.place(), in.gross(), seal, at, LotLimits.gain(Day.of(at), ledger));
    }

    /**
     * I26: the seal that the recipient read; none where an organisation of the two sides used that number before, or it was read
     * on two lots of this transfer.
     */
    static Optional<SealNumber> sealAsFound(Lot lot, Optional<Transfer.Arrival> arrival, Act act, LedgerState ledger) {
        Optional<SealNumber> recorded = lot.facts().seal();
        Optional<Transfer.Arrival> weighed = arrival.filter(some -> some.has(lot.id()));
        return weighed.isEmpty()
                ? recorded
                : weighed.flatMap(some -> some.of(lot.id()).seal())
                        .filter(found -> recorded.filter(found::equals).isPresent()
                                || neverSeenElsewhere(found, lot, weighed.get().in(), act, ledger));
    }

    private static boolean neverSeenElsewhere(
            SealNumber found, Lot lot, List<Weighing> read, Act act, LedgerState ledger) {
        long times = read.stream()
                .filter(item -> item.seal().filter(found::equals).isPresent())
                .count();
        return times == 1
                && !ledger.has(LedgerKeys.seal(found, lot.id()))
                && !SealUse.before(found, lot.facts().custodian(), ledger)
                && act.signers().stream()
                        .noneMatch(signer -> SealUse.before(found, new PartyId(signer.owner()), ledger));
    }

    private CertificateEnd certificateEnd() {
        return switch (outcome) {
            case ACCEPTED_WITH_VARIANCE -> CertificateEnd.ACCEPTED_WITH_VARIANCE;
            case RETURNED -> CertificateEnd.RETURNED;
            case LOST -> CertificateEnd.LOST;
        };
    }
}
