// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MinorUnit;

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

    /** Can the amount at that rate still be written down in that currency? */
    public boolean fitsAt(ExchangeRate rate, String received) {
        return inMinorUnits(rate, received).compareTo(BigDecimal.valueOf(Json.Num.LARGEST)) <= 0;
    }

    /** What this amount is in another currency, half-even to its minor unit. */
    public Money at(ExchangeRate rate, String received) {
        return new Money(
                inMinorUnits(rate, received).setScale(0, RoundingMode.HALF_EVEN).longValueExact(), received);
    }

    /** What this received amount was in the currency that was sent, rounded down to its minor unit. */
    public BigDecimal before(ExchangeRate rate, String sent) {
        return amount().movePointRight(MinorUnit.places(sent)).divide(rate.value(), 0, RoundingMode.DOWN);
    }

    private BigDecimal inMinorUnits(ExchangeRate rate, String received) {
        return amount().multiply(rate.value()).movePointRight(MinorUnit.places(received));
    }

    private BigDecimal amount() {
        return BigDecimal.valueOf(minor, MinorUnit.places(currency));
    }

    @Override
    public Argument argument() {
        return new Argument.Amount(minor, currency);
    }

    @Override
    public String toString() {
        return currency + " " + amount().toPlainString();
    }
}
