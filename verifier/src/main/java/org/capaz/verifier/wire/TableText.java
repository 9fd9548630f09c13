// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.JsonException;

/**
 * A table as a spreadsheet or a scanner saves it as text: comma, semicolon or tab between the cells, and cells in quotes that
 * may hold these and line breaks. Rows come one after the other, since unpacked there may be millions of empty ones.
 */
public final class TableText implements Iterator<TableText.Row> {
    /** What is kept of a cell, in characters, and of a row, in cells; the rest says nothing here. */
    private static final int LONGEST_CELL = 10_000;

    private static final int MOST_CELLS = 256;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final String text;
    private boolean quotesCount = true;
    private int at;
    private int line = 1;

    /**
     * Reads from the table's first row.
     *
     * @param text the whole table
     */
    public TableText(String text) {
        this.text = text;
    }

    /**
     * A row.
     *
     * @param line the number of its first line, from 1
     * @param cells without blanks around them; one empty cell for an empty line
     */
    public record Row(int line, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The text of a file: UTF-8, UTF-16 with its mark, or the one-byte letters of older systems. Codes are ASCII, the same in
     * all of these; what a wrong guess could spoil is a name beside them.
     *
     * @param file its bytes
     * @return its text, without the mark
     */
    public static String decoded(byte[] file) {
        if (begins(file, 0xFE, 0xFF) || begins(file, 0xFF, 0xFE)) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            String text = CanonicalJson.decode(file);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (JsonException otherLetters) {
            return new String(file, WINDOWS);
        }
    }

    private static boolean begins(byte[] file, int first, int second) {
        return file.length >= 2 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    @Override
    public boolean hasNext() {
        return at < text.length();
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int begin = at;
        int first = line;
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\n') {
                line++;
            }
            if (quoted) {
                quoted = inQuotes(c, cell);
            } else if (c == '"' && quotesCount && !begun) {
                quoted = true;
                begun = true;
            } else if (c == ',' || c == ';' || c == '\t' || c == '\n') {
                keep(cell, cells);
                begun = false;
                if (c == '\n') {
                    return new Row(first, cells);
                }
            } else {
                begun |= !Character.isWhitespace(c);
                append(c, cell);
            }
        }
        if (quoted) {
            // A quote that nothing closes would swallow every row behind it: it was no quote, here and from here on.
            quotesCount = false;
            at = begin;
            line = first;
            return next();
        }
        keep(cell, cells);
        return new Row(first, cells);
    }

    /** Whether what follows is still in quotes; two quotes in a row stand for one. */
    private boolean inQuotes(char c, StringBuilder cell) {
        if (c != '"') {
            append(c, cell);
            return true;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            append('"', cell);
            return true;
        }
        return false;
    }

    private static void append(char c, StringBuilder cell) {
        if (cell.length() < LONGEST_CELL) {
            cell.append(c);
        }
    }

    private static void keep(StringBuilder cell, List<String> cells) {
        if (cells.size() < MOST_CELLS) {
            cells.add(cell.toString().strip());
        }
        cell.setLength(0);
    }
}
