// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.TableText;

/**
 * A list of codes as a spreadsheet or a scanner writes it: one code a row, in any column. The first other cell of a row is its
 * name. A first row without code is the heading.
 */
final class CodeList {
    private CodeList() {}

    static List<Subject> read(String file, String text) {
        var subjects = new ArrayList<Subject>();
        List<TableText.Row> rows = new ArrayList<>();
        new TableText(text).forEachRemaining(rows::add);
        Subjects.requireAtMost(rows.size(), Argument.id(file));
        for (TableText.Row row : rows) {
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
}
