// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.demo.message.CaseMessage;

/**
 * The files of a case and their columns, in the order in which they are filled in. The reference page
 * {@code docs/reference/case-folder.md} prints this table; a test holds the two equal.
 */
public final class CaseFiles {
    static final String CASE = "case.csv";
    static final String MEMBERS = "members.csv";
    static final String PARTIES = "parties.csv";
    static final String PRODUCERS = "producers.csv";
    static final String LOTS = "lots.csv";
    static final String OFFICERS = "officers.csv";

    /** One file of a case. */
    public record File(String name, boolean required, CaseMessage holds, List<Column> columns) {
        List<String> header() {
            return columns.stream().map(Column::name).toList();
        }

        List<Column> keys() {
            return columns.stream()
                    .filter(column -> column.need() == Column.Need.KEY)
                    .toList();
        }

        /** The file with further rows in a folder inside the case's own, which may be absent. */
        File furtherRows(String folder) {
            return new File(folder + name, false, holds, columns);
        }

        static File requiredFile(String name, CaseMessage holds, Column... columns) {
            return new File(name, true, holds, List.of(columns));
        }

        static File optionalFile(String name, CaseMessage holds, Column... columns) {
            return new File(name, false, holds, List.of(columns));
        }
    }

    public static final List<File> ALL = Stream.of(PartyFiles.ALL, ProducerFiles.ALL, GoldFiles.ALL, PremiumFiles.ALL)
            .flatMap(List::stream)
            .toList();

    private CaseFiles() {}
}
