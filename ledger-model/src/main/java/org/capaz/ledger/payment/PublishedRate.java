// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * What the members have published for comparison with the rate of a receipt (I67): how many pesos one unit of a currency is
 * worth. Two other currencies are compared by way of the peso.
 *
 * <p>Decision 122.
 *
 * @param from pesos for one unit of the sent currency
 * @param to pesos for one unit of the received currency
 */
public record PublishedRate(BigDecimal from, BigDecimal to) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    /** Nothing where one of the currencies has no published rate. */
    public static Optional<PublishedRate> between(String sent, String received, ReferenceValues values) {
        return pesos(sent, values).flatMap(from -> pesos(received, values).map(to -> new PublishedRate(from, to)));
    }

    private static Optional<BigDecimal> pesos(String currency, ReferenceValues values) {
        return switch (currency) {
            case "COP" -> Optional.of(BigDecimal.ONE);
            case "USD" -> published(ReferenceValue.RATE_USD, values);
            case "EUR" -> published(ReferenceValue.RATE_EUR, values);
            case "CHF" -> published(ReferenceValue.RATE_CHF, values);
            case "GBP" -> published(ReferenceValue.RATE_GBP, values);
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> published(ReferenceValue rate, ReferenceValues values) {
        return values.find(rate).map(BigDecimal::valueOf);
    }

    /** The rate as a receipt states one: received currency per unit of the sent one, half-even to its six places. */
    public ExchangeRate rate() {
        return new ExchangeRate(from.divide(to, 6, RoundingMode.HALF_EVEN));
    }

    /** Does that rate lie within the limit above and below this one? Compared exactly, without division. */
    boolean admits(ExchangeRate stated, ReferenceValues values) {
        BigDecimal difference = stated.value().multiply(to).subtract(from).abs();
        BigDecimal limit = from.multiply(BigDecimal.valueOf(values.get(ReferenceValue.PREMIUM_RATE)));
        return difference.multiply(WHOLE).compareTo(limit) <= 0;
    }
}
