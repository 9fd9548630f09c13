// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.report;

import org.capaz.client.gateway.JsonValues;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;

/** Quantities of a gateway's answer, with their units, for the sentences of a report. */
public final class Quantities {
    private Quantities() {}

    /** A mass, which the answer gives in milligrams. */
    public static ArgumentSource mass(Json.Obj answer, String name) {
        return Argument.mass(JsonValues.number(answer, name));
    }

    /** Gold per thousand, which the answer gives in hundredths. */
    static ArgumentSource fineness(Json.Obj answer) {
        return CaseMessage.PER_MILLE.with("number", new Argument.Decimal(JsonValues.number(answer, "fineness"), 2));
    }

    /** An amount in minor units, with the currency behind it as people count. */
    static ArgumentSource money(long minor, String currency) {
        return CaseMessage.AMOUNT_OF_MONEY
                .with("amount", new Argument.Decimal(minor, 2))
                .and("currency", Argument.id(currency));
    }

    /** The members {@code minor} and {@code currency} of an object. */
    static ArgumentSource money(Json.Obj amount) {
        return money(JsonValues.number(amount, "minor"), JsonValues.text(amount, "currency"));
    }
}
