// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** Reads one file of a case and notes every defect in its form: of the text, of the header, of each cell. */
final class SheetReader {
    private final CaseFiles.File file;
    private final List<Defect> defects;
    private final List<Row> rows = new ArrayList<>();
    private final List<Row> faulty = new ArrayList<>();

    private SheetReader(CaseFiles.File file, List<Defect> defects) {
        this.file = file;
        this.defects = defects;
    }

    /** @param defects to which those of this file are added */
    static Sheet read(CaseFiles.File file, Path path, List<Defect> defects) {
        return new SheetReader(file, defects).sheet(path);
    }

    private Sheet sheet(Path path) {
        Optional<String> text = text(path);
        if (text.isEmpty()) {
            return unreadable(Defect.of(file.name(), CaseMessage.FILE_NOT_UTF8.sentence()));
        }
        Csv.Table table;
        try {
            table = Csv.read(text.get());
        } catch (Csv.BrokenQuote e) {
            return unreadable(new Defect(file.name(), e.row(), "", CaseMessage.QUOTATION_MARK_NOT_CLOSED.sentence()));
        }
        if (table.lines().isEmpty()) {
            return file.required() ? unreadable(lacksRows()) : Sheet.absent(file);
        }
        Optional<Map<String, Integer>> header = header(table.lines().getFirst());
        if (header.isEmpty()) {
            return Sheet.unreadable(file);
        }
        var rowOfKey = new HashMap<List<String>, Integer>();
        for (Csv.Line line : table.lines().subList(1, table.lines().size())) {
            row(line, header.get(), table.separator(), rowOfKey);
        }
        if (table.lines().size() == 1 && file.required()) {
            defects.add(lacksRows());
        }
        return new Sheet(file, true, rows, faulty);
    }

    private Sheet unreadable(Defect defect) {
        defects.add(defect);
        return Sheet.unreadable(file);
    }

    private Defect lacksRows() {
        return Defect.of(
                file.name(),
                CaseMessage.FILE_LACKS_ROWS.with("what", file.holds().sentence()));
    }

    /** The place of each column in the file. Columns without a name are left out: spreadsheets save empty ones too. */
    private Optional<Map<String, Integer>> header(Csv.Line line) {
        int before = defects.size();
        var places = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < line.cells().size(); i++) {
            String name = line.cells().get(i).strip();
            if (!name.isEmpty() && places.putIfAbsent(name, i) != null) {
                defects.add(defect(line, name, CaseMessage.COLUMN_TWICE.sentence()));
            }
        }
        Argument columns = Argument.ids(file.header());
        if (file.header().stream().noneMatch(places::containsKey)) {
            defects.add(defect(line, "", CaseMessage.HEADER_MISSING.with("columns", columns)));
            return Optional.empty();
        }
        file.columns().stream()
                .filter(column -> column.need() != Column.Need.OPTIONAL && !places.containsKey(column.name()))
                .forEach(column -> defects.add(defect(line, column.name(), CaseMessage.COLUMN_MISSING.sentence())));
        places.keySet().stream()
                .filter(name -> !file.header().contains(name))
                .forEach(name -> defects.add(defect(line, name, CaseMessage.COLUMN_UNKNOWN.with("columns", columns))));
        return defects.size() == before ? Optional.of(places) : Optional.empty();
    }

    private void row(Csv.Line line, Map<String, Integer> header, char separator, Map<List<String>, Integer> rowOfKey) {
        int before = defects.size();
        boolean beside = hasCellBeside(header, line);
        if (beside) {
            defects.add(defect(
                    line,
                    "",
                    CaseMessage.CELL_COUNT_WRONG
                            .with("found", Argument.count(filled(line)))
                            .and("wanted", Argument.count(header.size()))));
        }
        var cells = new LinkedHashMap<String, String>();
        for (Column column : file.columns()) {
            String written = written(line, header.getOrDefault(column.name(), Integer.MAX_VALUE));
            String cell = column.unit().read(written, separator);
            // With a cell too many, the others stand in wrong columns: one mistake, not several.
            wrong(column, written, cell, separator)
                    .filter(what -> !beside)
                    .ifPresent(what -> defects.add(defect(line, column.name(), what)));
            cells.put(column.name(), cell);
        }
        var row = new Row(file.name(), line.number(), cells);
        if (defects.size() == before) {
            uniqueName(row, rowOfKey);
        }
        (defects.size() == before ? rows : faulty).add(row);
    }

    /** Spreadsheets leave out the last cells of a row when they are empty. */
    private static String written(Csv.Line line, int place) {
        return place < line.cells().size() ? line.cells().get(place).strip() : "";
    }

    /** Whether a filled cell stands under no column. */
    private static boolean hasCellBeside(Map<String, Integer> header, Csv.Line line) {
        return IntStream.range(0, line.cells().size())
                .anyMatch(i -> !line.cells().get(i).isBlank() && !header.containsValue(i));
    }

    private static long filled(Csv.Line line) {
        int last = line.cells().size();
        while (line.cells().get(last - 1).isBlank()) {
            last--;
        }
        return last;
    }

    private static Optional<Sentence> wrong(Column column, String written, String cell, char separator) {
        if (written.isEmpty()) {
            return column.need() == Column.Need.OPTIONAL
                    ? Optional.empty()
                    : Optional.of(CaseMessage.CELL_IS_EMPTY.sentence());
        }
        if (column.unit().hasDecimals() && written.contains(separator == ';' ? "." : ",")) {
            CaseMessage mark =
                    separator == ';' ? CaseMessage.POINT_BETWEEN_SEMICOLONS : CaseMessage.COMMA_NOT_BETWEEN_SEMICOLONS;
            return Optional.of(mark.with("cell", Argument.id(written)));
        }
        return column.unit().accepts(cell)
                ? Optional.empty()
                : Optional.of(CaseMessage.CELL_FORM_WRONG
                        .with("cell", Argument.id(written))
                        .and("form", column.unit().form()));
    }

    private void uniqueName(Row row, Map<List<String>, Integer> rowOfKey) {
        List<String> name =
                file.keys().stream().map(column -> row.text(column.name())).toList();
        Integer before = rowOfKey.putIfAbsent(name, row.number());
        if (before != null) {
            defects.add(new Defect(
                    file.name(),
                    row.number(),
                    file.keys().getLast().name(),
                    CaseMessage.ROW_NAME_TWICE
                            .with("name", Argument.id(String.join(" ", name)))
                            .and("row", Argument.id(before.toString()))));
        }
    }

    private Defect defect(Csv.Line line, String column, Sentence what) {
        return new Defect(file.name(), line.number(), column, what);
    }

    private static Optional<String> text(Path path) {
        try {
            return Optional.of(Files.readString(path));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
