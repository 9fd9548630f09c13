// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One file of a case as it was read.
 *
 * @param readable whether its rows are known at all: it is there, as text, and its header names the columns
 * @param rows in which every cell has its form
 * @param faulty rows with a cell that has another form
 */
record Sheet(CaseFiles.File file, boolean readable, List<Row> rows, List<Row> faulty) {

    Sheet {
        rows = List.copyOf(rows);
        faulty = List.copyOf(faulty);
    }

    static Sheet unreadable(CaseFiles.File file) {
        return new Sheet(file, false, List.of(), List.of());
    }

    /** A file that a case may do without. */
    static Sheet absent(CaseFiles.File file) {
        return new Sheet(file, true, List.of(), List.of());
    }

    boolean isWhole() {
        return readable && faulty.isEmpty();
    }

    /** What the first column holds in all rows: whether a name stands in a file does not depend on the row's other cells. */
    Set<String> names() {
        return namesOf(all().toList());
    }

    Set<String> namesOf(List<Row> some) {
        String first = file.columns().getFirst().name();
        return some.stream()
                .map(row -> row.optionalText(first))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    /** The filled cells of a column, in the faulty rows too. */
    Stream<String> texts(String column) {
        return all().map(row -> row.optionalText(column)).flatMap(Optional::stream);
    }

    Stream<Row> all() {
        return Stream.concat(rows.stream(), faulty.stream());
    }

    Sheet with(List<Row> kept) {
        return new Sheet(file, readable, kept, faulty);
    }

    /** With the further rows that stand in another file of the same columns. */
    Sheet and(Sheet further) {
        return new Sheet(
                file,
                readable && further.readable,
                Stream.concat(rows.stream(), further.rows.stream()).toList(),
                Stream.concat(faulty.stream(), further.faulty.stream()).toList());
    }
}
