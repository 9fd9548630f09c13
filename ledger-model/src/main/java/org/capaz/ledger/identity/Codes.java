// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.List;
import java.util.function.Function;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Reads a code of a closed list; the error says what would have been accepted. */
public final class Codes {
    private Codes() {}

    public static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return text -> {
            try {
                return Enum.valueOf(type, text);
            } catch (IllegalArgumentException e) {
                throw new InvalidValue(
                        Message.CODE_NOT_ALLOWED.with("codes", Argument.codes(List.of(type.getEnumConstants()))));
            }
        };
    }
}
