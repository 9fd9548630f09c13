// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.ArrayList;
import java.util.List;

/** CSV as spreadsheets write it: quoted cells may hold commas, doubled quotation marks and line ends. */
final class Csv {

    /** One row, with the line of the file it begins on. */
    record Line(int number, List<String> cells) {}

    /** A quoted cell that never ends. */
    static final class BrokenQuote extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;

        BrokenQuote(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private Csv() {}

    /** The rows that are not blank. */
    static List<Line> read(String text) {
        var lines = new ArrayList<Line>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int began = 1;
        // A spreadsheet may begin its file with a byte order mark.
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                cells.add(take(cell));
            } else if (c == '\n') {
                cells.add(take(cell));
                keep(lines, began, cells);
                began = line;
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new BrokenQuote(began);
        }
        cells.add(take(cell));
        keep(lines, began, cells);
        return lines;
    }

    private static String take(StringBuilder cell) {
        String text = cell.toString();
        cell.setLength(0);
        return text;
    }

    private static void keep(List<Line> lines, int number, List<String> cells) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            lines.add(new Line(number, List.copyOf(cells)));
        }
        cells.clear();
    }
}
