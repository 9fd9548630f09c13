// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.pseudonym;

import java.util.Locale;
import java.util.Optional;

/**
 * An identity document's kind and number in the canonical form that is hashed, such as {@code CC 1061234567}: without one
 * form, a person typed in two ways would be two miners (I8). It has no {@code toString} that shows the number, and no
 * message repeats the input.
 *
 * <p>Decision 053.
 */
public final class DocumentNumber {

    /** Documents of adults that Colombia issues or accepts; numbers of different kinds may be the same. */
    private enum Kind {
        /** Cédula de ciudadanía. */
        CC,
        /** Cédula de extranjería. */
        CE,
        /** Permiso por protección temporal. */
        PPT,
        /** Pasaporte, whose number has letters. */
        PA;

        private boolean fits(String number) {
            return this == PA ? number.matches("[A-Z0-9]{5,12}") : number.matches("[1-9][0-9]{2,9}");
        }
    }

    private final String canonical;

    private DocumentNumber(String canonical) {
        this.canonical = canonical;
    }

    /**
     * Does it end in a hyphen and one digit? That is the check digit of a tax number, no part of the document's number; taken for
     * one it would make a second person of the same miner (I8).
     */
    public static boolean endsInCheckDigit(String typed) {
        return typed.strip().matches(".*[0-9] *[-\u2010-\u2015\u2212] *[0-9]");
    }

    /** Reads {@code cc 1.061.234.567} and the like; empty when it is no document number, or has a check digit at its end. */
    public static Optional<DocumentNumber> read(String typed) {
        if (endsInCheckDigit(typed)) {
            return Optional.empty();
        }
        String[] parts = typed.strip().toUpperCase(Locale.ROOT).split("[ -]+", 2);
        if (parts.length < 2) {
            return Optional.empty();
        }
        String number = parts[1].replaceAll("[ .-]", "");
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(parts[0].replace(".", "")) && kind.fits(number)) {
                return Optional.of(new DocumentNumber(kind + " " + number));
            }
        }
        return Optional.empty();
    }

    /** What is hashed. */
    public String canonical() {
        return canonical;
    }
}
