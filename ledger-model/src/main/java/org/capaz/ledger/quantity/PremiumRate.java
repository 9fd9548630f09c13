package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Premium per kilogram of fine gold, in minor units. */
public record PremiumRate(Money perKilogram) {
    private static final BigDecimal MILLIGRAMS_PER_KILOGRAM = BigDecimal.valueOf(1_000_000);

    /** Far above the price of gold in any currency; beyond it a premium could not be written down. */
    private static final long HIGHEST = 1_000_000_000_000L;

    public PremiumRate {
        if (perKilogram.minor() < 1 || perKilogram.minor() > HIGHEST) {
            throw new IllegalArgumentException("rate must be 1 to " + HIGHEST + " minor units per kilogram");
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
