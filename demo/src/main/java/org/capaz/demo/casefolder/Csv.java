// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as spreadsheets save it: cells parted by commas, semicolons or tabs, whichever the first row uses; quoted cells may
 * hold separators, doubled quotation marks and line ends. Lines end as on any system.
 */
final class Csv {
    private static final String SEPARATORS = ",;\t";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What a file holds; its first line is the header. */
    record Table(char separator, List<Line> lines) {}

    /** One row with its number as a spreadsheet shows it: blank rows count, line ends within a cell do not. */
    record Line(int number, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** A quoted cell that never ends. */
    static final class BrokenQuote extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int row;

        BrokenQuote(int row) {
            this.row = row;
        }

        int row() {
            return row;
        }
    }

    private Csv() {}

    /** The rows that are not blank. */
    static Table read(String file) {
        String text = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
        char separator = separator(text);
        var lines = new ArrayList<Line>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && next == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                cells.add(take(cell));
            } else if (c == '\n' || (c == '\r' && next != '\n')) {
                cells.add(take(cell));
                lines.add(new Line(number++, take(cells)));
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new BrokenQuote(number);
        }
        cells.add(take(cell));
        lines.add(new Line(number, take(cells)));
        return new Table(
                separator, lines.stream().filter(line -> !line.isBlank()).toList());
    }

    /** The one that stands most often in the first line that has any. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int which = SEPARATORS.indexOf(c);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && which >= 0) {
                counts[which]++;
                any = true;
            } else if (!quoted && any && (c == '\n' || c == '\r')) {
                break;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }

    private static List<String> take(List<String> cells) {
        List<String> all = List.copyOf(cells);
        cells.clear();
        return all;
    }
}
