// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * A list of codes as a spreadsheet or a scanner writes it: one code a line, in any column, with comma, semicolon or tab
 * between the columns. A cell in quotes may hold separators and line breaks. The first other cell of a line is its name. A
 * first line without code is the heading.
 */
final class CodeList {
    private CodeList() {}

    /** @param line the number of the row's first line, from 1 */
    private record Row(int line, List<String> cells) {}

    static List<Subject> read(String file, String text) {
        var subjects = new ArrayList<Subject>();
        List<Row> rows = rows(text);
        Subjects.requireAtMost(rows.size(), Argument.id(file));
        for (Row row : rows) {
            String place = file + ":" + row.line();
            var code = row.cells().stream().filter(cell -> cell.contains("#")).findFirst();
            if (code.isPresent()) {
                String name = row.cells().stream()
                        .filter(cell -> !cell.isEmpty() && !cell.contains("#"))
                        .findFirst()
                        .map(cell -> place + " " + cell)
                        .orElse(place);
                subjects.add(new Subject(name, () -> new Content.LabelText(code.get())));
            } else if (row.line() > 1 && row.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
                subjects.add(new Subject(place, () -> {
                    throw noCode(place);
                }));
            }
        }
        if (subjects.isEmpty()) {
            throw noCode(file);
        }
        return subjects;
    }

    private static CheckFailed noCode(String place) {
        return new CheckFailed(
                Code.E_QR_FORMAT, VerdictMessage.LIST_LINE_WITHOUT_CODE.with("file", Argument.id(place)), true);
    }

    /** A label's text holds none of the separators but the comma, which its path may hold; then it stands in quotes. */
    private static List<Row> rows(String text) {
        var rows = new ArrayList<Row>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begin = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
            }
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != ';' && c != '\t' && c != '\n')) {
                cell.append(c);
            } else {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(new Row(begin, List.copyOf(cells)));
                    cells.clear();
                    begin = line;
                }
            }
        }
        cells.add(cell.toString().strip());
        if (cells.size() > 1 || !cells.getFirst().isEmpty()) {
            rows.add(new Row(begin, List.copyOf(cells)));
        }
        return rows;
    }
}
