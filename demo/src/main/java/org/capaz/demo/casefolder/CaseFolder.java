// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.capaz.demo.message.CaseMessage;

/**
 * A case as a folder of CSV files. Reading finds every defect in the form of the files - a missing file or column, a cell
 * that is no mass, a reference to a lot that no row declares - and never judges the facts: refusing those is left to the
 * ledger.
 */
public final class CaseFolder {
    /** A folder inside a case's own, for rows that are stated after the case and left for people to go on with. */
    public static final String WAITING = "waiting";

    private final Map<String, List<Row>> rows;

    private CaseFolder(Map<String, List<Row>> rows) {
        this.rows = rows;
    }

    /** A case, or all defects of its folder. */
    public sealed interface Result {
        record Sound(CaseFolder folder) implements Result {}

        /**
         * All defects of a folder.
         *
         * @param rest the rows that no defect touches, so that all else that is wrong can be found at once, if there are any
         */
        record Broken(List<Defect> defects, Optional<CaseFolder> rest) implements Result {
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

    /** The case itself, without the rows of its folder {@value #WAITING}. */
    public static Result read(Path folder) {
        return read(folder, List.of(""));
    }

    /** The case with the rows of its folder {@value #WAITING}, if it has one. */
    public static Result readWhole(Path folder) {
        return read(folder, Files.isDirectory(folder.resolve(WAITING)) ? List.of("", WAITING + "/") : List.of(""));
    }

    /** @param parts what stands before the names of the files, for each folder that is read */
    private static Result read(Path folder, List<String> parts) {
        if (!Files.isDirectory(folder)) {
            return new Result.Broken(
                    List.of(Defect.of(folder.toString(), CaseMessage.IS_NOT_FOLDER.sentence())), Optional.empty());
        }
        var defects = new ArrayList<Defect>();
        var sheets = new TreeMap<String, Sheet>();
        for (String part : parts) {
            List<String> misspelt = FileNames.misspelt(folder.resolve(part));
            misspelt.forEach(name -> defects.add(Defect.of(part + name, CaseMessage.CASE_FILE_UNKNOWN.sentence())));
            for (CaseFiles.File file : CaseFiles.ALL) {
                CaseFiles.File ofPart = part.isEmpty() ? file : file.furtherRows(part);
                sheets.merge(file.name(), sheet(ofPart, folder, misspelt, defects), Sheet::and);
            }
        }
        CaseConsistency.check(sheets, defects);
        return defects.isEmpty()
                ? new Result.Sound(of(sheets))
                : new Result.Broken(defects, SoundRows.of(sheets, defects).map(CaseFolder::of));
    }

    /** Whether a row is of the folder {@value #WAITING}: it is stated after the case. */
    public static boolean isWaiting(Row row) {
        return row.file().startsWith(WAITING + "/");
    }

    /** The case without these rows. */
    public CaseFolder withoutWaiting() {
        return only(row -> !isWaiting(row));
    }

    /** Only these rows; none when the case has no such folder. */
    public CaseFolder waiting() {
        return only(CaseFolder::isWaiting);
    }

    private CaseFolder only(Predicate<Row> which) {
        var kept = new TreeMap<String, List<Row>>();
        rows.forEach((file, all) -> kept.put(file, all.stream().filter(which).toList()));
        return new CaseFolder(kept);
    }

    private static Sheet sheet(CaseFiles.File file, Path folder, List<String> misspelt, List<Defect> defects) {
        Path path = folder.resolve(file.name());
        if (Files.isRegularFile(path)) {
            return SheetReader.read(file, path, defects);
        }
        // A file under another name is named once, and what refers to its rows is not named at all.
        boolean otherName = misspelt.stream().anyMatch(name -> FileNames.meant(name, file));
        if (!file.required() && !otherName) {
            return Sheet.absent(file);
        }
        if (!otherName) {
            defects.add(Defect.of(
                    file.name(),
                    CaseMessage.FILE_MISSING.with("what", file.holds().sentence())));
        }
        return Sheet.unreadable(file);
    }

    private static CaseFolder of(Map<String, Sheet> sheets) {
        var rows = new TreeMap<String, List<Row>>();
        sheets.forEach((file, sheet) -> rows.put(file, sheet.rows()));
        return new CaseFolder(rows);
    }

    /** The sheet of one of the {@link CaseFiles}'s files. */
    static Sheet present(Map<String, Sheet> sheets, String file) {
        return Objects.requireNonNull(sheets.get(file), file);
    }
}
