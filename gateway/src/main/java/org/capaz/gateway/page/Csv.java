// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of comma separated values as spreadsheets read them (RFC 4180). */
public final class Csv {
    private Csv() {}

    /** One line with its end. */
    public static String line(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where needed; what a spreadsheet would run as a formula begins with an apostrophe instead. */
    private static String cell(String value) {
        String plain = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return plain.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
