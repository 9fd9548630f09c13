// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * The lots of a transfer that a statement is about, where it is not about all: what one lot meets, another need not.
 *
 * <p>Decision 130.
 */
final class SomeLots {
    private static final String LOTS = "lots";

    private SomeLots() {}

    static Optional<List<LotId>> optional(Fields body) {
        return body.has(LOTS) ? Optional.of(OfferCustody.lots(body)) : Optional.empty();
    }

    static Json.Obj onto(Json.Obj body, Optional<List<LotId>> lots) {
        return lots.map(some -> body.with(
                        LOTS, Json.texts(some.stream().map(LotId::value).toList())))
                .orElse(body);
    }

    /** I25: the named lots are open in that transfer. */
    static Checked<Holds> among(List<LotId> open, Optional<List<LotId>> lots, Code transfer) {
        return Checked.require(
                        Rule.I25,
                        open.containsAll(lots.orElse(open)),
                        () -> Message.TRANSFER_LOTS_NOT_OPEN
                                .with("transfer", transfer)
                                .and("open", Argument.several(open))
                                .and("named", Argument.several(lots.orElse(open))))
                .at(LOTS);
    }
}
