// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;

/**
 * A case as a folder of CSV files. Reading finds every defect in the form of the files - a missing file or column, a cell
 * that is no mass, a reference to a lot that no row declares - and never judges the facts: refusing those is left to the
 * ledger.
 */
public final class CaseFolder {
    /** The ledger marks records older than 168 hours as LATE, so a case that ends yesterday may span six days. */
    static final int MAX_DAYS = 6;

    private final Map<String, List<Row>> rows;

    private CaseFolder(Map<String, List<Row>> rows) {
        this.rows = rows;
    }

    /** A case, or all defects of its folder. */
    public sealed interface Result {
        record Sound(CaseFolder folder) implements Result {}

        record Broken(List<Defect> defects) implements Result {
            public Broken {
                defects = List.copyOf(defects);
            }
        }
    }

    /** Rows of one of the {@link CaseFiles}'s files; none when the file is absent. */
    public List<Row> rows(String file) {
        return rows.getOrDefault(file, List.of());
    }

    public Row first(String file) {
        return rows(file).getFirst();
    }

    /** Rows of a file whose column holds that text. */
    public List<Row> rows(String file, String column, String text) {
        return rows(file).stream()
                .filter(row -> row.optionalText(column).equals(Optional.of(text)))
                .toList();
    }

    public static Result read(Path folder) {
        var defects = new ArrayList<Defect>();
        var tables = new TreeMap<String, List<Row>>();
        if (!Files.isDirectory(folder)) {
            return new Result.Broken(List.of(Defect.of(folder.toString(), CaseMessage.IS_NOT_FOLDER.sentence())));
        }
        for (CaseFiles.File file : CaseFiles.ALL) {
            Path path = folder.resolve(file.name());
            if (Files.exists(path)) {
                tables.put(file.name(), table(file, text(path), defects));
            } else if (file.required()) {
                defects.add(Defect.of(
                        file.name(),
                        CaseMessage.FILE_MISSING.with("what", file.holds().sentence())));
            }
        }
        unknownFiles(folder, defects);
        if (defects.isEmpty()) {
            references(tables, defects);
            consistency(new CaseFolder(tables), defects);
        }
        return defects.isEmpty() ? new Result.Sound(new CaseFolder(tables)) : new Result.Broken(defects);
    }

    private static List<Row> table(CaseFiles.File file, Optional<String> text, List<Defect> defects) {
        if (text.isEmpty()) {
            defects.add(Defect.of(file.name(), CaseMessage.FILE_NOT_UTF8.sentence()));
            return List.of();
        }
        List<Csv.Line> lines;
        try {
            lines = Csv.read(text.get());
        } catch (Csv.BrokenQuote e) {
            defects.add(new Defect(file.name(), e.line(), "", CaseMessage.QUOTATION_MARK_NOT_CLOSED.sentence()));
            return List.of();
        }
        if (lines.isEmpty() || !header(file, lines.getFirst(), defects)) {
            return List.of();
        }
        var rows = new ArrayList<Row>();
        var rowOfKey = new HashMap<List<String>, Integer>();
        for (Csv.Line line : lines.subList(1, lines.size())) {
            row(file, line, defects).ifPresent(row -> {
                var name = file.keys().stream()
                        .map(column -> row.cells().get(column.name()))
                        .toList();
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
                rows.add(row);
            });
        }
        if (rows.isEmpty() && file.required() && defects.isEmpty()) {
            defects.add(Defect.of(
                    file.name(),
                    CaseMessage.FILE_LACKS_ROWS.with("what", file.holds().sentence())));
        }
        return List.copyOf(rows);
    }

    private static boolean header(CaseFiles.File file, Csv.Line line, List<Defect> defects) {
        Set<String> found = new HashSet<>(line.cells());
        int before = defects.size();
        for (Column column : file.columns()) {
            if (!found.contains(column.name())) {
                defects.add(new Defect(file.name(), 1, column.name(), CaseMessage.COLUMN_MISSING.sentence()));
            }
        }
        for (String name : line.cells()) {
            if (!file.header().contains(name)) {
                defects.add(new Defect(
                        file.name(), 1, name, CaseMessage.COLUMN_UNKNOWN.with("columns", Argument.ids(file.header()))));
            }
        }
        if (defects.size() == before && !line.cells().equals(file.header())) {
            defects.add(new Defect(
                    file.name(), 1, "", CaseMessage.COLUMN_ORDER_WRONG.with("columns", Argument.ids(file.header()))));
        }
        return defects.size() == before;
    }

    private static Optional<Row> row(CaseFiles.File file, Csv.Line line, List<Defect> defects) {
        if (line.cells().size() != file.columns().size()) {
            defects.add(new Defect(
                    file.name(),
                    line.number(),
                    "",
                    CaseMessage.CELL_COUNT_WRONG
                            .with("found", Argument.count(line.cells().size()))
                            .and("wanted", Argument.count(file.columns().size()))));
            return Optional.empty();
        }
        int before = defects.size();
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < file.columns().size(); i++) {
            Column column = file.columns().get(i);
            String cell = line.cells().get(i).strip();
            if (cell.isEmpty() && column.need() != Column.Need.OPTIONAL) {
                defects.add(
                        new Defect(file.name(), line.number(), column.name(), CaseMessage.CELL_IS_EMPTY.sentence()));
            } else if (!cell.isEmpty() && !column.unit().accepts(cell)) {
                defects.add(new Defect(
                        file.name(),
                        line.number(),
                        column.name(),
                        CaseMessage.CELL_FORM_WRONG
                                .with("cell", Argument.id(cell))
                                .and("form", column.unit().form())));
            }
            cells.put(column.name(), cell);
        }
        return defects.size() == before ? Optional.of(new Row(file.name(), line.number(), cells)) : Optional.empty();
    }

    /** Cells that name a row of another file: the row must exist. */
    private static void references(Map<String, List<Row>> tables, List<Defect> defects) {
        var names = new HashMap<String, Set<String>>();
        for (CaseFiles.File file : CaseFiles.ALL) {
            String first = file.columns().getFirst().name();
            names.put(
                    file.name(),
                    tables.getOrDefault(file.name(), List.of()).stream()
                            .map(row -> row.text(first))
                            .collect(Collectors.toSet()));
        }
        for (CaseFiles.File file : CaseFiles.ALL) {
            for (Column column : file.columns()) {
                if (column.refersTo().isEmpty()) {
                    continue;
                }
                for (Row row : tables.getOrDefault(file.name(), List.of())) {
                    row.optionalText(column.name())
                            .filter(text -> !names.getOrDefault(
                                            column.refersTo().get(), Set.of())
                                    .contains(text))
                            .ifPresent(text -> defects.add(new Defect(
                                    file.name(),
                                    row.number(),
                                    column.name(),
                                    CaseMessage.NAME_NOT_IN_FILE
                                            .with("name", Argument.id(text))
                                            .and(
                                                    "file",
                                                    Argument.id(
                                                            column.refersTo().get())))));
                }
            }
        }
    }

    /** Defects that no single cell shows. */
    private static void consistency(CaseFolder folder, List<Defect> defects) {
        if (!defects.isEmpty()) {
            return;
        }
        days(folder, defects);
        var lots = Stream.concat(
                        folder.rows("lots.csv").stream().map(row -> row.text("lot")),
                        folder.rows("melts.csv").stream().map(row -> row.text("output_lot")))
                .collect(Collectors.toSet());
        for (String file : List.of(
                "assays.csv",
                "seals.csv",
                "transfer-items.csv",
                "melt-inputs.csv",
                "outturns.csv",
                "settlements.csv",
                "obligations.csv",
                "payments.csv",
                "certificates.csv")) {
            for (Row row : folder.rows(file)) {
                if (!lots.contains(row.text("lot"))) {
                    defects.add(new Defect(
                            file,
                            row.number(),
                            "lot",
                            CaseMessage.LOT_NOT_IN_LOTS_OR_MELTS.with("lot", Argument.id(row.text("lot")))));
                }
            }
        }
        owners(folder, defects);
        deliverers(folder, defects);
        for (Row row : folder.rows("receipts.csv")) {
            if (row.optionalText("deduction").isPresent()
                    != row.optionalText("deduction_reason").isPresent()) {
                defects.add(new Defect(
                        row.file(), row.number(), "deduction", CaseMessage.DEDUCTION_OR_REASON_MISSING.sentence()));
            }
        }
        withParts(folder, defects, "attestations.csv", "attestation", "findings.csv");
        withParts(folder, defects, "lots.csv", "lot", "purchase-slips.csv");
        withParts(folder, defects, "transfers.csv", "transfer", "transfer-items.csv");
        withParts(folder, defects, "melts.csv", "melt", "melt-inputs.csv");
    }

    private static void days(CaseFolder folder, List<Defect> defects) {
        Row caseRow = folder.first("case.csv");
        if (folder.rows("case.csv").size() != 1) {
            defects.add(Defect.of("case.csv", CaseMessage.FILE_NOT_ONE_ROW.sentence()));
            return;
        }
        LocalDate first = caseRow.day("first_day");
        LocalDate last = caseRow.day("last_day");
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days < 1 || days > MAX_DAYS) {
            defects.add(new Defect(
                    "case.csv",
                    caseRow.number(),
                    "last_day",
                    CaseMessage.CASE_LENGTH_OUT_OF_RANGE
                            .with("days", Argument.count(days))
                            .and("most", Argument.count(MAX_DAYS))));
            return;
        }
        for (CaseFiles.File file : CaseFiles.ALL) {
            for (Column column : file.columns()) {
                if (column.unit() != Unit.MOMENT) {
                    continue;
                }
                for (Row row : folder.rows(file.name())) {
                    LocalDate day = row.moment(column.name()).toLocalDate();
                    if (day.isBefore(first) || day.isAfter(last)) {
                        defects.add(new Defect(
                                file.name(),
                                row.number(),
                                column.name(),
                                CaseMessage.DAY_OUTSIDE_CASE
                                        .with("day", new Argument.Date(day))
                                        .and("first", new Argument.Date(first))
                                        .and("last", new Argument.Date(last))));
                    }
                }
            }
        }
    }

    private static void owners(CaseFolder folder, List<Defect> defects) {
        for (Row row : folder.rows("officers.csv")) {
            String owner = row.text("owner");
            if (folder.rows("parties.csv", "party", owner).isEmpty()
                    && folder.rows("members.csv", "member", owner).isEmpty()) {
                defects.add(new Defect(
                        row.file(),
                        row.number(),
                        "owner",
                        CaseMessage.OWNER_UNKNOWN.with("owner", Argument.id(owner))));
            }
        }
        for (Row row : folder.rows("members.csv")) {
            if (folder.rows("officers.csv", "owner", row.text("member")).stream()
                    .noneMatch(officer -> officer.list("roles").contains("REGISTRAR"))) {
                defects.add(new Defect(
                        row.file(),
                        row.number(),
                        "member",
                        CaseMessage.OWNER_LACKS_REGISTRAR.with("owner", Argument.id(row.text("member")))));
            }
        }
    }

    private static void deliverers(CaseFolder folder, List<Defect> defects) {
        for (Row slip : folder.rows("purchase-slips.csv")) {
            if (slip.optionalText("miner").isPresent()
                    == slip.optionalText("unit").isPresent()) {
                defects.add(new Defect(
                        slip.file(), slip.number(), "miner", CaseMessage.SLIP_NEEDS_MINER_OR_UNIT.sentence()));
                continue;
            }
            String producer =
                    folder.rows("lots.csv", "lot", slip.text("lot")).getFirst().text("producer");
            String who = slip.optionalText("miner").isPresent() ? "miner" : "unit";
            String file = who + "s.csv";
            if (folder.rows(file, who, slip.text(who)).stream()
                    .noneMatch(row -> row.text("producer").equals(producer))) {
                defects.add(new Defect(
                        slip.file(),
                        slip.number(),
                        who,
                        CaseMessage.NAME_NOT_UNDER_PRODUCER
                                .with("name", Argument.id(slip.text(who)))
                                .and("file", Argument.id(file))
                                .and("producer", Argument.id(producer))));
            }
        }
    }

    private static void withParts(
            CaseFolder folder, List<Defect> defects, String file, String column, String partsFile) {
        for (Row row : folder.rows(file)) {
            if (folder.rows(partsFile, column, row.text(column)).isEmpty()) {
                defects.add(new Defect(
                        file,
                        row.number(),
                        column,
                        CaseMessage.NAME_LACKS_ROW
                                .with("name", Argument.id(row.text(column)))
                                .and("file", Argument.id(partsFile))));
            }
        }
    }

    /** An unknown file is most often a misspelt name, whose rows would be left out silently. */
    private static void unknownFiles(Path folder, List<Defect> defects) {
        Set<String> known = CaseFiles.ALL.stream().map(CaseFiles.File::name).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".csv") && !known.contains(name))
                    .sorted()
                    .forEach(name -> defects.add(Defect.of(name, CaseMessage.CASE_FILE_UNKNOWN.sentence())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
