// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;

/**
 * How much fine gold of one production lot a premium is claimed for.
 *
 * <p>Decision 070.
 */
public record Grams(LotId origin, FineMass fine) {
    private static final int MOST = 50;

    /** 1 to 50 different production lots. */
    public static List<Grams> read(Fields fields) {
        List<Grams> grams = fields.objects(
                "grams", line -> new Grams(line.parsed("lot", LotId::new), line.quantity("fineMg", Grams::atLeastOne)));
        boolean fits = !grams.isEmpty()
                && grams.size() <= MOST
                && grams.stream().map(Grams::origin).distinct().count() == grams.size();
        if (!fits) {
            throw fields.unfit("grams", Message.PRODUCTION_LOT_LIST_SIZE_WRONG.with("n", Argument.count(MOST)));
        }
        return grams;
    }

    static List<Json.Obj> json(List<Grams> grams) {
        return grams.stream()
                .map(line -> Json.object()
                        .with("lot", line.origin().value())
                        .with("fineMg", line.fine().milligrams()))
                .toList();
    }

    private static FineMass atLeastOne(long milligrams) {
        if (milligrams < 1) {
            throw new InvalidValue(Message.MASS_NOT_POSITIVE.with("value", Argument.count(milligrams)));
        }
        return new FineMass(milligrams);
    }
}
