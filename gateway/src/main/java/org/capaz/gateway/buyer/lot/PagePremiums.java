// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import jakarta.inject.Singleton;
import java.util.List;
import org.capaz.gateway.certificate.PublishedPremiums;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.LotId;
import org.capaz.verifier.verdict.StatedPremium;

/** What the page says of a premium, for who signs it. */
@Singleton
final class PagePremiums implements PublishedPremiums {
    @Override
    public List<StatedPremium.Owed> owedOn(LotId lot, ProjectedLedgerState ledger) {
        return LotPremiumReader.owed(lot, ledger).stream()
                .map(LotPremium.Owed::stated)
                .toList();
    }
}
