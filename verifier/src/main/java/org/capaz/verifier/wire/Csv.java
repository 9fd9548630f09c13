// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma separated values as spreadsheets read them (RFC 4180). */
public final class Csv {
    private Csv() {}

    /**
     * One line with its end.
     *
     * @param cells texts and whole numbers
     * @return the cells with commas between them, and CR LF
     */
    public static String line(List<?> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where needed; a text that a spreadsheet would run as a formula begins with an apostrophe instead. */
    private static String cell(Object cell) {
        String value = cell.toString();
        boolean runs = !(cell instanceof Number) && !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        String plain = runs ? "'" + value : value;
        return plain.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
