package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** A lot as it stands at a moment, and who may take gold into custody: the questions that need transfers and parties. */
public final class Custody {
    /** Who may take gold into custody. */
    private static final List<PartyRole> RECEIVERS =
            List.of(PartyRole.AGGREGATOR, PartyRole.TRADER, PartyRole.REFINER, PartyRole.BUYER, PartyRole.LABORATORY);

    private Custody() {}

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

    /** I28: the party holds a role that may receive gold and a registration valid that day. */
    public static Optional<Refused> mayReceive(PartyId recipient, Day day, LedgerState ledger) {
        Optional<Party> found = Party.find(ledger, recipient);
        if (found.filter(party -> party.hasAnyOf(RECEIVERS)).isEmpty()) {
            return Decision.refuse(Rule.I28, recipient + " holds no role that may receive gold");
        }
        return require(
                Rule.I28, found.get().registeredOn(day), () -> recipient + " has no registration valid on " + day);
    }
}
