// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names in a folder that a person may have meant for files of the case. Their rows would be left out silently. */
final class FileNames {
    private static final Set<String> CASE_FILES =
            CaseFiles.ALL.stream().map(CaseFiles.File::name).collect(Collectors.toUnmodifiableSet());

    /** What spreadsheets and editors put behind a name, or instead of its ending. */
    private static final List<String> TABLE_ENDINGS =
            List.of(".csv", ".tsv", ".tab", ".xls", ".xlsx", ".xlsm", ".ods", ".numbers");

    private FileNames() {}

    /** In alphabetical order. Hidden files, such as the locks of spreadsheets, are left out. */
    static List<String> misspelt(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !CASE_FILES.contains(name))
                    .filter(name -> !name.startsWith(".") && !name.startsWith("~$"))
                    .filter(FileNames::maybeMeant)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a misspelt file was most likely meant for this one, which then is not missing. */
    static boolean meant(String misspelt, CaseFiles.File file) {
        return stem(misspelt).equals(stem(file.name().substring(file.name().lastIndexOf('/') + 1)));
    }

    private static boolean maybeMeant(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.contains(".csv")
                || TABLE_ENDINGS.stream().anyMatch(small::endsWith)
                || CASE_FILES.stream().anyMatch(known -> stem(known).equals(stem(name)));
    }

    /** {@code receipts} of {@code receipts.csv.txt}, of {@code Receipts.CSV} and of {@code receipts (1).csv}. */
    private static String stem(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        int point = small.indexOf('.');
        String beforePoint = point < 0 ? small : small.substring(0, point);
        return beforePoint.replaceFirst("\\s*\\(\\d+\\)$", "").strip();
    }
}
