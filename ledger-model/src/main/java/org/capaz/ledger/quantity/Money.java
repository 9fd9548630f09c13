// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** An amount in minor units of an ISO 4217 currency: 1330062 USD is USD 13 300.62. */
public record Money(long minor, String currency) implements ArgumentSource {
    public Money {
        if (minor < 0) {
            throw new InvalidValue(Message.AMOUNT_NEGATIVE.with("value", Argument.count(minor)));
        }
        requireCurrency(currency);
    }

    /** Three capital letters; no list of currencies is asked, because such lists differ between Java versions. */
    public static String requireCurrency(String currency) {
        boolean fits = currency.length() == 3;
        for (int i = 0; fits && i < 3; i++) {
            fits = currency.charAt(i) >= 'A' && currency.charAt(i) <= 'Z';
        }
        if (!fits) {
            throw new InvalidValue(Message.CURRENCY_NOT_ISO_4217.sentence());
        }
        return currency;
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /** Can the amount at that rate still be written down? */
    public boolean fitsAt(ExchangeRate rate) {
        return BigDecimal.valueOf(minor).multiply(rate.value()).compareTo(BigDecimal.valueOf(Json.Num.LARGEST)) <= 0;
    }

    /** What this amount is in another currency, half-even to the minor unit; both currencies have two decimals. */
    public Money at(ExchangeRate rate, String received) {
        return new Money(
                BigDecimal.valueOf(minor)
                        .multiply(rate.value())
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                received);
    }

    @Override
    public Argument argument() {
        return new Argument.Amount(minor, currency);
    }

    @Override
    public String toString() {
        return currency + " " + BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
