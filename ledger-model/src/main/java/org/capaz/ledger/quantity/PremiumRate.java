// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Premium per kilogram of fine gold, in minor units. */
public record PremiumRate(Money perKilogram) {
    private static final BigDecimal MILLIGRAMS_PER_KILOGRAM = BigDecimal.valueOf(1_000_000);

    /** Far above the price of gold in any currency; beyond it a premium could not be written down. */
    private static final long HIGHEST = 1_000_000_000_000L;

    public PremiumRate {
        if (perKilogram.minor() < 1 || perKilogram.minor() > HIGHEST) {
            throw new InvalidValue(Message.RATE_PER_KILOGRAM_OUT_OF_RANGE.with("most", Argument.count(HIGHEST)));
        }
    }

    /** The premium for that much fine gold: rounded half-even, once, at the end. */
    public Money on(FineMass fine) {
        return new Money(
                BigDecimal.valueOf(fine.milligrams())
                        .multiply(BigDecimal.valueOf(perKilogram.minor()))
                        .divide(MILLIGRAMS_PER_KILOGRAM, 0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                perKilogram.currency());
    }
}
