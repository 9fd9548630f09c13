// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.lot.LotPage.HandedOver;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.custody.Transfer;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;

/** Reads by which completed hand-overs the gold of a lot came to where it is. */
final class WayReader {
    private WayReader() {}

    /** The oldest first; those of one day between the same roles are one. */
    static List<HandedOver> read(LotId lot, ProjectedLedgerState ledger) {
        return PurchaseReader.withAncestors(lot, ledger).stream()
                .flatMap(each -> ofLot(each, ledger))
                .sorted(Comparator.comparing(HandedOver::day))
                .distinct()
                .toList();
    }

    private static Stream<HandedOver> ofLot(LotId lot, ProjectedLedgerState ledger) {
        return ledger.referring(Family.TRANSFER, "lot", lot.value()).stream()
                .map(WayReader::id)
                .map(id -> Transfer.find(ledger, id))
                .flatMap(Optional::stream)
                .flatMap(transfer -> transfer
                        .acceptedAt(lot)
                        .map(at -> new HandedOver(
                                PurchaseReader.role(transfer.route().from(), ledger),
                                PurchaseReader.role(transfer.route().to(), ledger),
                                Day.of(at)))
                        .stream());
    }

    private static Code id(Fact transfer) {
        return new Code(transfer.key().parts().getFirst());
    }
}
