package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

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
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * Sender and recipient settle a disputed transfer, both signing: taken as found, given back, or lost. The flags that the
 * dispute raised stay open until a third person closes them. A transport that never arrived is settled the same way, for
 * nobody can weigh what did not come.
 */
public record ResolveCustody(Code transfer, PartyId with, Transfer.Outcome outcome, Code reason) implements Command {

    public static ResolveCustody parse(Statement statement, Fields body) {
        return new ResolveCustody(
                body.parsed("transfer", Code::new),
                body.parsed("with", PartyId::new),
                body.parsed("outcome", Codes.of(Transfer.Outcome.class)),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Transfer.Settled> settled =
                Transfer.find(ledger, transfer).flatMap(found -> found.settled(outcome, reason, act.eventAt()));
        return Decision.unless(
                        at("transfer", () -> openToThem(settled)),
                        () -> betweenThem(act.party(), settled.orElseThrow().route()),
                        at("with", () -> Agreement.between(act, with)),
                        at(
                                Refused.EVENT_AT,
                                () -> Transfer.find(ledger, transfer)
                                        .orElseThrow()
                                        .inOrder(act, ledger)),
                        at("outcome", () -> acceptedOnlyIfReceived(settled.orElseThrow())),
                        at("outcome", () -> acceptedOnlyIfFree(settled.orElseThrow(), ledger)),
                        at("transfer", () -> settled.orElseThrow().onTheWay(ledger)))
                .then(() -> events(act, settled.orElseThrow(), ledger));
    }

    private Optional<Refused> openToThem(Optional<Transfer.Settled> settled) {
        return require(
                Rule.I25, settled.isPresent(), () -> "transfer " + transfer + " is neither disputed nor on its way");
    }

    private Optional<Refused> betweenThem(PartyId party, Transfer.Route route) {
        return at(
                route.concerns(party) ? "with" : "transfer",
                require(
                        Rule.I24,
                        route.concerns(party) && route.otherThan(party).equals(with),
                        () -> "transfer " + transfer + " is between " + route.from() + " and " + route.to()));
    }

    private Optional<Refused> acceptedOnlyIfReceived(Transfer.Settled settled) {
        return require(
                Rule.I24,
                settled.arrival().isPresent() || outcome != Transfer.Outcome.ACCEPTED_WITH_VARIANCE,
                () -> "transfer " + transfer + " has not been received, so nobody can accept it");
    }

    private Optional<Refused> acceptedOnlyIfFree(Transfer.Settled settled, LedgerState ledger) {
        return outcome == Transfer.Outcome.ACCEPTED_WITH_VARIANCE ? settled.noneOnHold(ledger) : Optional.empty();
    }

    private List<StateChange> events(Act act, Transfer.Settled settled, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(settled.event("CustodyResolved"));
        List<LotId> changed = new ArrayList<>();
        for (LotId id : settled.route().lots()) {
            Lot.InTransit lot =
                    (Lot.InTransit) Lot.find(ledger, id).orElseThrow().withoutHold();
            Optional<SealNumber> seal =
                    outcome == Transfer.Outcome.LOST ? Optional.empty() : sealAsFound(lot, settled, ledger);
            Lot after = switch (outcome) {
                case ACCEPTED_WITH_VARIANCE -> accepted(lot, settled, seal, ledger);
                case RETURNED -> lot.returned(seal, settled.at());
                case LOST -> lot.writtenOff(reason);
            };
            events.add(after.event("LotResolved"));
            if (!seal.equals(lot.facts().seal())) {
                Code ended = new Code(outcome == Transfer.Outcome.LOST ? "LOST" : "FOUND-OTHERWISE");
                events.addAll(ApplySeal.removedFrom(lot, ended, act, ledger));
                seal.ifPresent(number -> events.add(new ApplySeal(number, id, new Code("AS-FOUND")).applied(act)));
            }
            if (otherwiseThanPrinted(lot.facts(), after.facts())) {
                changed.add(id);
            }
            if (outcome == Transfer.Outcome.LOST) {
                events.add(new Flag(LedgerKeys.lot(id), Flag.Kind.RED_FLAG, Rule.I17, reason).raised(act));
            }
        }
        List<LotId> successors = outcome == Transfer.Outcome.LOST ? List.of() : changed;
        events.addAll(CertificateStatus.endedBy(outcome.name(), changed, successors, act, ledger));
        return events;
    }

    private static boolean otherwiseThanPrinted(Lot.Facts before, Lot.Facts after) {
        return !before.gross().equals(after.gross()) || !before.seal().equals(after.seal());
    }

    /** What arrived within the limits is accepted as ever; what did not is accepted as the recipient found it. */
    private static Lot.Held accepted(
            Lot.InTransit lot, Transfer.Settled settled, Optional<SealNumber> seal, LedgerState ledger) {
        Transfer.Arrival arrival = settled.arrival().orElseThrow();
        Transfer.Weighing in = arrival.of(lot.id());
        PartyId recipient = settled.route().to();
        boolean asSent = seal.equals(lot.facts().seal())
                && Variance.verdict(lot.id(), settled.dispatch(), arrival, ledger) != Variance.Verdict.DISPUTE;
        return asSent
                ? lot.acceptedBy(recipient, arrival.place(), settled.at())
                : lot.acceptedAsFound(recipient, arrival.place(), in.gross(), seal, settled.at());
    }

    /**
     * I26: the seal that the recipient read; none where that number has already had its life on another lot, or was read
     * on two of them.
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
