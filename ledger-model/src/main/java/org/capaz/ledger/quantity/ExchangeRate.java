// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.quantity;

import java.math.BigDecimal;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Received currency per unit of the sent one, as a decimal with exactly six places. */
public record ExchangeRate(BigDecimal value) implements ArgumentSource {
    public ExchangeRate {
        if (value.scale() != 6 || value.signum() <= 0 || value.precision() > 15) {
            throw new InvalidValue(Message.RATE_NOT_POSITIVE.sentence());
        }
    }

    public static ExchangeRate parse(String text) {
        boolean fits = text.length() >= 8 && text.length() <= 16 && text.charAt(text.length() - 7) == '.';
        for (int i = 0; fits && i < text.length(); i++) {
            fits = i == text.length() - 7 || (text.charAt(i) >= '0' && text.charAt(i) <= '9');
        }
        if (!fits || (text.charAt(0) == '0' && text.charAt(1) != '.')) {
            throw new InvalidValue(Message.RATE_NOT_SIX_DECIMALS.sentence());
        }
        return new ExchangeRate(new BigDecimal(text));
    }

    public boolean isOne() {
        return value.compareTo(BigDecimal.ONE) == 0;
    }

    @Override
    public Argument argument() {
        return new Argument.Decimal(value.unscaledValue().longValueExact(), 6);
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
