// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    /** As many as the largest spreadsheet has; empty ones are no codes, but each is read. */
    private static final int MOST_LINES = 1 << 20;

    private CodeList() {}

    static List<Subject> read(String file, String text) {
        var subjects = new ArrayList<Subject>();
        var rows = new TableText(text);
        while (rows.hasNext()) {
            TableText.Row row = rows.next();
            if (row.line() > MOST_LINES) {
                throw Subjects.tooMany(Argument.id(file));
            }
            subject(file, row).ifPresent(subjects::add);
            Subjects.requireAtMost(subjects.size(), Argument.id(file));
        }
        if (subjects.isEmpty()) {
            throw noCode(file);
        }
        return subjects;
    }

    /** What a row stands for; nothing for an empty one and for the heading. */
    private static Optional<Subject> subject(String file, TableText.Row row) {
        String place = file + ":" + row.line();
        if (row.cells().getFirst().isEmpty() && row.cells().size() == 1) {
            return Optional.empty();
        }
        var code = row.cells().stream().filter(cell -> cell.contains("#")).findFirst();
        if (code.isPresent()) {
            String name = row.cells().stream()
                    .filter(cell -> !cell.isEmpty() && !cell.contains("#"))
                    .findFirst()
                    .map(cell -> place + " " + cell)
                    .orElse(place);
            return Optional.of(new Subject(name, () -> new Content.LabelText(code.get())));
        }
        if (row.line() == 1 || row.cells().stream().allMatch(String::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new Subject(place, () -> {
            throw noCode(place);
        }));
    }

    private static CheckFailed noCode(String place) {
        return new CheckFailed(
                Code.E_QR_FORMAT, VerdictMessage.LIST_LINE_WITHOUT_CODE.with("file", Argument.id(place)), true);
    }
}
