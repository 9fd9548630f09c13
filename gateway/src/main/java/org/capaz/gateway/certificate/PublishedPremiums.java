// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import java.util.List;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.LotId;
import org.capaz.verifier.verdict.StatedPremium;

/** Gives what the public page says of the premium of a lot, so that a signed statement says nothing else. */
public interface PublishedPremiums {
    /** To each producer under each scheme; empty where nothing is owed. */
    List<StatedPremium.Owed> owedOn(LotId lot, ProjectedLedgerState ledger);
}
