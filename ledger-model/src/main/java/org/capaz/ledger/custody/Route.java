// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.rule.Checked;

/**
 * Between whom lots change hands, and which: what is the same in every state of a {@link Transfer}.
 *
 * @param parted the lots that have met their end in this transfer while others are open, in that order
 * @param validUntil when the offer expires if the lots are not dispatched by then
 */
public record Route(
        Code id,
        PartyId from,
        PartyId to,
        List<LotId> lots,
        List<Parted> parted,
        Instant offeredAt,
        Instant validUntil) {

    /** The lots whose end is open. */
    List<LotId> open() {
        return lots.stream()
                .filter(lot -> parted.stream().noneMatch(gone -> gone.lot().equals(lot)))
                .toList();
    }

    Route parting(List<LotId> ended, Transfer.Fate fate, Instant at) {
        List<Parted> all = new ArrayList<>(parted);
        ended.forEach(lot -> all.add(new Parted(lot, fate, at)));
        return new Route(id, from, to, lots, List.copyOf(all), offeredAt, validUntil);
    }

    /** An offer that was not taken up in time ends without a record of that. */
    boolean expiredAt(Instant moment) {
        return moment.isAfter(validUntil);
    }

    Optional<Instant> acceptedAt(LotId lot) {
        return parted.stream()
                .filter(gone -> gone.lot().equals(lot) && gone.fate() == Transfer.Fate.ACCEPTED)
                .map(Parted::at)
                .findFirst();
    }

    PartyId otherThan(PartyId party) {
        return party.equals(from) ? to : from;
    }

    public boolean concerns(PartyId party) {
        return party.equals(from) || party.equals(to);
    }

    /** Checks each lot in order; a refusal is the whole transfer's fault, because the statement need not list the lots. */
    static <T> Checked<List<T>> ofEach(List<LotId> lots, Function<LotId, Checked<T>> check) {
        Checked<List<T>> all = Checked.found(List.of());
        for (LotId id : lots) {
            all = all.then(found -> check.apply(id).map(next -> with(found, next)));
        }
        return all;
    }

    private static <T> List<T> with(List<T> found, T next) {
        List<T> more = new ArrayList<>(found);
        more.add(next);
        return List.copyOf(more);
    }

    /** A lot that has met its end in a transfer. */
    public record Parted(LotId lot, Transfer.Fate fate, Instant at) {}
}
