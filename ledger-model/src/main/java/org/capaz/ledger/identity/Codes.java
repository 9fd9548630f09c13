package org.capaz.ledger.identity;

import java.util.Arrays;
import java.util.function.Function;

/** Reads a code of a closed list; the error says what would have been accepted. */
public final class Codes {
    private Codes() {}

    public static <E extends Enum<E>> Function<String, E> of(Class<E> type) {
        return text -> Arrays.stream(type.getEnumConstants())
                .filter(code -> code.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("must be one of " + Arrays.toString(type.getEnumConstants())));
    }
}
