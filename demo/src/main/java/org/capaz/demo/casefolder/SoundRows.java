// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rows of a faulty case that stand on nothing faulty: of these the statements can be tried, so that a person learns of
 * all that is wrong in one reading.
 */
final class SoundRows {
    /** Every statement needs these. */
    private static final List<String> FOUNDATION =
            List.of(CaseFiles.CASE, CaseFiles.MEMBERS, CaseFiles.PARTIES, CaseFiles.OFFICERS, "registrations.csv");

    private SoundRows() {}

    /** Nothing, when the case's days, members, parties or officers are at fault. */
    static Optional<Map<String, Sheet>> of(Map<String, Sheet> sheets, List<Defect> defects) {
        Set<String> atFault = defects.stream().map(Defect::file).collect(Collectors.toSet());
        if (FOUNDATION.stream().anyMatch(atFault::contains)) {
            return Optional.empty();
        }
        Set<List<Object>> faultyRows = defects.stream()
                .map(defect -> List.<Object>of(defect.file(), defect.row()))
                .collect(Collectors.toSet());
        var kept = new TreeMap<String, Sheet>();
        sheets.forEach((file, sheet) -> kept.put(
                file,
                sheet.with(sheet.rows().stream()
                        .filter(row -> !faultyRows.contains(List.<Object>of(row.file(), row.number())))
                        .toList())));
        boolean fewer = true;
        while (fewer) {
            fewer = false;
            var names = new HashMap<String, Set<String>>();
            kept.forEach((file, sheet) -> names.put(file, sheet.namesOf(sheet.rows())));
            for (Sheet sheet : List.copyOf(kept.values())) {
                List<Row> standing = sheet.rows().stream()
                        .filter(row -> stands(row, sheet.file(), names) && isComplete(row, sheet.file(), kept, sheets))
                        .toList();
                if (standing.size() < sheet.rows().size()) {
                    kept.put(sheet.file().name(), sheet.with(standing));
                    fewer = true;
                }
            }
        }
        return Optional.of(kept);
    }

    /** Whether every row that this one names is still there. */
    private static boolean stands(Row row, CaseFiles.File file, Map<String, Set<String>> names) {
        return file.columns().stream()
                .allMatch(column -> column.refersTo()
                        .flatMap(target -> row.optionalText(column.name())
                                .map(text ->
                                        names.getOrDefault(target, Set.of()).contains(text)))
                        .orElse(true));
    }

    /** Whether all parts of this row are still there. */
    private static boolean isComplete(
            Row row, CaseFiles.File file, Map<String, Sheet> kept, Map<String, Sheet> before) {
        return CaseParts.ALL.stream()
                .filter(part -> part.of().equals(file.name()))
                .allMatch(part -> {
                    Sheet parts = CaseFolder.present(before, part.file());
                    String name = row.text(part.column());
                    long now = CaseFolder.present(kept, part.file()).rows().stream()
                            .filter(each -> each.text(part.column()).equals(name))
                            .count();
                    return parts.readable()
                            && now
                                    == parts.texts(part.column())
                                            .filter(name::equals)
                                            .count();
                });
    }
}
