// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.Optional;

/**
 * One column of a case's file.
 *
 * @param need whether a row may leave it empty, and whether it names the row
 * @param refersTo the file whose first column must hold the same text, if any
 */
public record Column(String name, Unit unit, Need need, Optional<String> refersTo, String meaning) {

    /** Whether a cell may be empty. */
    public enum Need {
        /** Together with the other key columns it names the row: filled, and no second row alike. */
        KEY,
        REQUIRED,
        OPTIONAL
    }

    static Column key(String name, Unit unit, String meaning) {
        return new Column(name, unit, Need.KEY, Optional.empty(), meaning);
    }

    static Column required(String name, Unit unit, String meaning) {
        return new Column(name, unit, Need.REQUIRED, Optional.empty(), meaning);
    }

    static Column optional(String name, Unit unit, String meaning) {
        return new Column(name, unit, Need.OPTIONAL, Optional.empty(), meaning);
    }

    Column in(String file) {
        return new Column(name, unit, need, Optional.of(file), meaning);
    }
}
