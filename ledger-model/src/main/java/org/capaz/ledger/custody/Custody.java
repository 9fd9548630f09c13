package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** Who holds a lot, and whether it is free: the question every operation on a lot asks first. */
public final class Custody {
    /** Who may take gold into custody. */
    private static final List<PartyRole> RECEIVERS =
            List.of(PartyRole.AGGREGATOR, PartyRole.TRADER, PartyRole.REFINER, PartyRole.BUYER, PartyRole.LABORATORY);

    private Custody() {}

    /** I20: a lot id is used once in the whole network, and not for a credit sale either: premiums go by that name. */
    public static Optional<Refused> newId(LotId id, LedgerState ledger) {
        return require(
                        Rule.I20,
                        Lot.find(ledger, id).isEmpty(),
                        () -> "lot " + id + " exists already; outputs are new ids")
                .or(() -> require(
                        Rule.I20,
                        !ledger.has(LedgerKeys.credit(new Code(id.value()))),
                        () -> id + " is the name of a credit sale"));
    }

    /** The lot as it stands at that moment: an offer that has run out by then no longer binds it. */
    public static Optional<Lot> effectiveAt(LotId id, Instant moment, LedgerState ledger) {
        return Lot.find(ledger, id)
                .map(lot -> lot instanceof Lot.OnHold stopped
                        ? new Lot.OnHold(takenBack(stopped.under(), moment, ledger), stopped.hold())
                        : takenBack(lot, moment, ledger));
    }

    private static Lot takenBack(Lot lot, Instant moment, LedgerState ledger) {
        return lot instanceof Lot.Offered offered
                        && Transfer.find(ledger, offered.transfer())
                                .orElseThrow()
                                .route()
                                .expiredAt(moment)
                ? offered.takenBack()
                : lot;
    }

    /** May that party stop a lot, or end one's stop, that it does not hold? */
    static boolean schemeOrAuditor(PartyId party, LedgerState ledger) {
        return Party.find(ledger, party)
                .filter(found -> found.hasAnyOf(List.of(PartyRole.SCHEME, PartyRole.AUDITOR)))
                .isPresent();
    }

    /** I29: what is contested does not move on, also when it was offered or sent off before. */
    static Optional<Refused> noneOnHold(Transfer transfer, LedgerState ledger) {
        return transfer.route().lots().stream()
                .flatMap(id -> Lot.find(ledger, id).stream())
                .filter(lot -> lot instanceof Lot.OnHold)
                .findFirst()
                .flatMap(lot ->
                        Decision.refuse(Rule.I29, "lot " + lot.id() + " is on hold " + ((Lot.OnHold) lot).hold()));
    }

    /** I28: the party holds a role that may receive gold and a registration valid that day. */
    public static Optional<Refused> mayReceive(PartyId recipient, Day day, LedgerState ledger) {
        Optional<Party> found = Party.find(ledger, recipient);
        if (found.filter(party -> party.hasAnyOf(RECEIVERS)).isEmpty()) {
            return Decision.refuse(Rule.I28, recipient + " holds no role that may receive gold");
        }
        return require(
                Rule.I28, found.get().registeredOn(day), () -> recipient + " has no registration valid on " + day);
    }

    /** I5: no step of a hand-over comes before the one that it follows, as far as two clocks can tell. */
    static Optional<Refused> inOrder(Transfer transfer, Act act, LedgerState ledger) {
        return require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, transfer.latest(), ledger),
                () -> "the event at " + act.eventAt() + " is earlier than the step before it in transfer "
                        + transfer.route().id() + " at " + transfer.latest());
    }

    /**
     * I5: nothing befalls a lot before it came into being, nor in its custodian's hands before it came there, as far as
     * two clocks can tell.
     */
    public static Optional<Refused> sinceItCameToHand(Lot lot, Act act, LedgerState ledger) {
        Instant since = lot.facts().since();
        return sinceItBegan(lot, act, ledger)
                .or(() -> require(
                        Rule.I5,
                        ReferenceValues.clocksAllow(act, since, ledger),
                        () -> "the event at " + act.eventAt() + " is earlier than the last movement of lot " + lot.id()
                                + " at " + since));
    }

    /** I14: gross times fineness; whoever states the product may not state another. */
    public static Optional<Refused> fineMassIsComputed(boolean stated) {
        return require(Rule.I14, !stated, () -> "fine mass is computed, never submitted");
    }

    /** I5, for what others than the custodian do, whoever has the lot. */
    static Optional<Refused> sinceItBegan(Lot lot, Act act, LedgerState ledger) {
        Instant began = lot.facts().createdAt();
        return require(
                Rule.I5,
                ReferenceValues.clocksAllow(act, began, ledger),
                () -> "the event at " + act.eventAt() + " is earlier than the beginning of lot " + lot.id() + " at "
                        + began);
    }

    /** The lots are still on their way in that transfer: none was rescued from a sender that is gone. */
    static Optional<Refused> onTheWay(Transfer transfer, LedgerState ledger) {
        return transfer.route().lots().stream()
                .map(id -> onTheWay(transfer.route().id(), Lot.find(ledger, id).orElseThrow()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refused> onTheWay(Code transfer, Lot lot) {
        return switch (lot) {
            case Lot.InTransit moving ->
                require(Rule.I25, moving.transfer().equals(transfer), () -> notOnTheWay(transfer, lot));
            case Lot.Draft draft -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.Held held -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.Offered offered -> Decision.refuse(Rule.I25, notOnTheWay(transfer, lot));
            case Lot.OnHold stopped -> onTheWay(transfer, stopped.under());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + lot.id() + " " + gone.fate());
        };
    }

    private static String notOnTheWay(Code transfer, Lot lot) {
        return "lot " + lot.id() + " is not on its way in transfer " + transfer;
    }

    /** I21: whose shares do not add up is not worked, settled or refined on: the fault would spread over all that follows. */
    public static Optional<Refused> sharesAddUp(Lot lot) {
        FineMass shares = lot.facts().provenance().total();
        return require(
                Rule.I21,
                shares.equals(lot.facts().fine()),
                () -> "lot " + lot.id() + " holds " + lot.facts().fine() + ", its shares add up to " + shares);
    }

    /** The lot is active and in the hands of that party, neither offered nor on its way nor consumed. */
    public static Optional<Refused> heldBy(PartyId party, LotId id, Optional<Lot> lot) {
        return switch (lot.orElse(null)) {
            case null -> Decision.refuse(Rule.I19, "there is no lot " + id);
            case Lot.Draft draft -> Decision.refuse(Rule.I19, "lot " + id + " is a draft: it has no assay yet");
            case Lot.Held held
            when !held.facts().custodian().equals(party) ->
                Decision.refuse(
                        Rule.I24,
                        party + " does not hold lot " + id + "; its custodian is "
                                + held.facts().custodian());
            case Lot.Held held -> Optional.empty();
            case Lot.Offered offered ->
                Decision.refuse(Rule.I25, "lot " + id + " is already offered in transfer " + offered.transfer());
            case Lot.InTransit moving ->
                Decision.refuse(Rule.I25, "lot " + id + " is in transit in transfer " + moving.transfer());
            case Lot.OnHold stopped -> Decision.refuse(Rule.I29, "lot " + id + " is on hold " + stopped.hold());
            case Lot.Ended gone -> Decision.refuse(Rule.I19, "lot " + id + " " + gone.fate());
        };
    }
}
