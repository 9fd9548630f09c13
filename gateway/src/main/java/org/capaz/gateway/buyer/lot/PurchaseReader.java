// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;

/** Reads the purchases of a lot and of the lots that its gold comes from. */
final class PurchaseReader {
    /** A page is for a person: more lots than this are not looked through. */
    private static final int MOST_LOTS = 200;

    private final ProjectedLedgerState ledger;
    private final UnaryOperator<String> placeName;

    private PurchaseReader(ProjectedLedgerState ledger, UnaryOperator<String> placeName) {
        this.ledger = ledger;
        this.placeName = placeName;
    }

    /**
     * The oldest first.
     *
     * @param placeName what people call a place, by its code
     */
    static List<Purchase> read(LotId lot, ProjectedLedgerState ledger, UnaryOperator<String> placeName) {
        var reader = new PurchaseReader(ledger, placeName);
        return withAncestors(lot, ledger).stream()
                .flatMap(each -> ledger.facts(LedgerKeys.purchases(each)).stream())
                .map(reader::purchase)
                .sorted(Comparator.comparing(Purchase::at)
                        .thenComparing(purchase -> purchase.lot().value()))
                .toList();
    }

    /** The lot, and those that its gold comes from, the nearest first. */
    static List<LotId> withAncestors(LotId lot, ProjectedLedgerState ledger) {
        var found = new ArrayList<LotId>();
        Set<LotId> seen = new HashSet<>(Set.of(lot));
        var next = new ArrayDeque<>(List.of(lot));
        while (!next.isEmpty() && found.size() < MOST_LOTS) {
            LotId each = next.remove();
            found.add(each);
            ledger.find(LedgerKeys.lot(each)).map(record -> record.texts("parents", LotId::new)).stream()
                    .flatMap(List::stream)
                    .filter(seen::add)
                    .forEach(next::add);
        }
        return found;
    }

    private Purchase purchase(Fact fact) {
        Fields record = Fields.of(fact.object());
        return new Purchase(
                record.parsed("lot", LotId::new),
                Instant.ofEpochSecond(record.integer("at")),
                role(record.parsed("seller", PartyId::new), ledger),
                role(record.parsed("buyer", PartyId::new), ledger),
                record.optionalParsed("sellerRegistration", Code::new).map(Code::value),
                record.parsed("buyerRegistration", Code::new).value(),
                record.optionalObject("platform").map(cited -> cited.parsed("day", Day::parse)),
                record.optionalParsed("royalty", Code::new).map(Code::value),
                record.optionalParsed("consolidation", text -> text).map(placeName),
                record.optionalParsed("export", Code::new).map(Code::value));
    }

    /** The first role of a party, which is what the page says in place of its name. */
    static Optional<PartyRole> role(PartyId party, ProjectedLedgerState ledger) {
        return Party.find(ledger, party).map(found -> found.roles().getFirst());
    }
}
