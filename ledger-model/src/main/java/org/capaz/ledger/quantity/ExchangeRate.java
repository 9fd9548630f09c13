package org.capaz.ledger.quantity;

import java.math.BigDecimal;

/** Received currency per unit of the sent one, as a decimal with exactly six places. */
public record ExchangeRate(BigDecimal value) {
    public ExchangeRate {
        if (value.scale() != 6 || value.signum() <= 0 || value.precision() > 15) {
            throw new IllegalArgumentException(
                    "rate must be above zero with exactly six decimal places, such as 4000.123456");
        }
    }

    public static ExchangeRate parse(String text) {
        boolean fits = text.length() >= 8 && text.length() <= 16 && text.charAt(text.length() - 7) == '.';
        for (int i = 0; fits && i < text.length(); i++) {
            fits = i == text.length() - 7 || (text.charAt(i) >= '0' && text.charAt(i) <= '9');
        }
        if (!fits || (text.charAt(0) == '0' && text.charAt(1) != '.')) {
            throw new IllegalArgumentException("rate must be a decimal with exactly six places, such as 4000.123456");
        }
        return new ExchangeRate(new BigDecimal(text));
    }

    public boolean isOne() {
        return value.compareTo(BigDecimal.ONE) == 0;
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
