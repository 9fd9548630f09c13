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
 * between the columns. The first other cell of a line is its name. A first line without code is the heading.
 */
final class CodeList {
    private CodeList() {}

    static List<Subject> read(String file, String text) {
        var subjects = new ArrayList<Subject>();
        List<String> lines = text.lines().toList();
        Subjects.requireAtMost(lines.size(), Argument.id(file));
        for (int i = 0; i < lines.size(); i++) {
            List<String> cells = cells(lines.get(i));
            String place = file + ":" + (i + 1);
            var code = cells.stream().filter(cell -> cell.contains("#")).findFirst();
            if (code.isPresent()) {
                String name = cells.stream()
                        .filter(cell -> !cell.isEmpty() && !cell.contains("#"))
                        .findFirst()
                        .map(cell -> place + " " + cell)
                        .orElse(place);
                subjects.add(new Subject(name, () -> new Content.LabelText(code.get())));
            } else if (i > 0 && cells.stream().anyMatch(cell -> !cell.isEmpty())) {
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
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == ';' || c == '\t')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
