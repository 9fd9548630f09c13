// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.PartyRole;

/**
 * What a buyer recorded of a purchase (I75), as anybody may read it: roles and no names, the papers of the state and no price.
 *
 * @param lot that was bought: the certified one, or one that its gold comes from
 * @param seller first role of the seller, if it is still known
 * @param sellerRegistration kind of registration under which it was sold, if one was stated
 * @param platform day of the transaction of the state's traceability platform that is cited
 * @param royalty number of the paper that shows the royalty paid
 * @param consolidation where lots of several origins were first put together, as a name or a code
 * @param export number of the export paper
 */
public record Purchase(
        LotId lot,
        Instant at,
        Optional<PartyRole> seller,
        Optional<PartyRole> buyer,
        Optional<String> sellerRegistration,
        String buyerRegistration,
        Optional<Day> platform,
        Optional<String> royalty,
        Optional<String> consolidation,
        Optional<String> export) {}
