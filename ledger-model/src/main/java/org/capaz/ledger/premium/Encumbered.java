// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * Where some gold is now, as far as no premium may be claimed on it there: in lots on hold, flagged, written off, or never
 * accepted by another organisation than the producer's (I66).
 *
 * <p>Starts at one lot and follows it through everything that was made of it. The twin of a bar, declared to earn a second
 * time, has no metal that somebody else could accept, so it stays among these.
 *
 * <p>Decision 121.
 *
 * @param lots each with the gold that it holds
 */
record Encumbered(List<Lot.Facts> lots) {
    /** A claim on gold that went into more lots than this is refused: each is read. */
    private static final int MOST = 200;

    /** A lot on the way to be looked at. */
    private record Step(LotId lot, boolean accepted) {}

    /** Of a lot that another organisation bought, whoever holds it. */
    static Encumbered afterSale(LotId settled, LedgerState ledger) {
        return from(new Step(settled, true), List.of(), ledger);
    }

    /** Of a production lot: what its producer's own organisation still holds counts, too. */
    static Encumbered ofProduction(LotId production, PartyId producer, LedgerState ledger) {
        return from(new Step(production, false), List.of(producer), ledger);
    }

    private static Encumbered from(Step first, List<PartyId> producers, LedgerState ledger) {
        Deque<Step> open = new ArrayDeque<>(List.of(first));
        Set<LotId> seen = new TreeSet<>();
        List<Lot.Facts> found = new ArrayList<>();
        while (!open.isEmpty()) {
            Step step = open.remove();
            Lot lot = Lot.find(ledger, step.lot()).orElseThrow();
            if (!seen.add(lot.id())) {
                continue;
            }
            boolean accepted = step.accepted()
                    || producers.stream()
                            .noneMatch(producer ->
                                    Party.sameOrganisation(producer, lot.facts().custodian(), ledger));
            boolean stopped = isFlagged(lot, ledger) || seen.size() > MOST;
            if (stopped || !isFree(lot, accepted)) {
                found.add(lot.facts());
            } else if (lot instanceof Lot.Consumed consumed) {
                consumed.successors().forEach(next -> open.add(new Step(next, accepted)));
            }
        }
        return new Encumbered(found);
    }

    /**
     * Has it an open flag that stops a premium? Lateness alone takes no premium from anybody; and a lot that is flagged
     * because an input was is as free as its inputs are now, however late somebody closes what was only handed on.
     */
    private static boolean isFlagged(Lot lot, LedgerState ledger) {
        Deque<Lot> open = new ArrayDeque<>(List.of(lot));
        Set<LotId> seen = new TreeSet<>();
        while (!open.isEmpty()) {
            Lot next = open.remove();
            if (!seen.add(next.id())) {
                continue;
            }
            if (seen.size() > MOST) {
                return true;
            }
            boolean handedOn = false;
            for (Json.Obj flag : Flag.openOn(LedgerKeys.lot(next.id()), ledger)) {
                Fields fields = Fields.of(flag, "flag");
                if (fields.text("reason").equals(Flag.INPUT_FLAGGED.value())) {
                    handedOn = true;
                } else if (counts(fields.parsed("kind", Codes.of(Flag.Kind.class)), next)) {
                    return true;
                }
            }
            if (handedOn) {
                next.facts()
                        .parents()
                        .forEach(parent -> Lot.find(ledger, parent).ifPresent(open::add));
            }
        }
        return false;
    }

    /** What both sides of a hand-over have resolved and signed is no longer open between them. */
    private static boolean counts(Flag.Kind kind, Lot lot) {
        return switch (kind) {
            case LATE -> false;
            case DISPUTE -> lot instanceof Lot.InTransit;
            case RED_FLAG, HOLD, GRIEVANCE -> true;
        };
    }

    /** As far as its state says; of one that was consumed, what was made of it decides. */
    private static boolean isFree(Lot lot, boolean accepted) {
        return switch (lot) {
            case Lot.Held held -> accepted;
            case Lot.Offered offered -> accepted;
            case Lot.InTransit moving -> accepted;
            case Lot.Delivered gone -> accepted;
            case Lot.Consumed consumed -> true;
            case Lot.Draft unassayed -> false;
            case Lot.OnHold stopped -> false;
            case Lot.WrittenOff lost -> false;
            case Lot.Voided mistake -> false;
        };
    }

    /** How much gold of that production lot is in them. */
    FineMass of(LotId origin) {
        return lots.stream()
                .flatMap(lot -> lot.provenance().shares().stream())
                .filter(share -> share.lot().equals(origin))
                .map(share -> share.fine())
                .reduce(FineMass.NONE, FineMass::plus);
    }

    /** I66: that much of the production lot, of which {@code whole} is there, is elsewhere than in these lots. */
    Checked<Holds> leaves(FineMass claimed, LotId origin, FineMass whole) {
        FineMass here = of(origin);
        return Checked.require(
                Rule.I66,
                claimed.plus(here).milligrams() <= whole.milligrams() || here.equals(FineMass.NONE),
                () -> Message.GRAMS_ENCUMBERED
                        .with("mass", here)
                        .and("origin", origin)
                        .and(
                                "lots",
                                Argument.several(
                                        lots.stream().map(Lot.Facts::id).toList())));
    }
}
