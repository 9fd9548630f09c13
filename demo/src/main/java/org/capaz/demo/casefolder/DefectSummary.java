// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** All defects of a case with one sentence for each cause: a column written wrongly in 261 rows is one mistake of a person. */
public final class DefectSummary {
    /** What is missing elsewhere is one cause in whatever file it is named. */
    private static final Set<String> OF_A_NAME =
            Set.of(CaseMessage.NAME_NOT_IN_FILE.name(), CaseMessage.LOT_NOT_IN_LOTS_OR_MELTS.name());

    private DefectSummary() {}

    /** In the order in which the causes were found; each with its first place and the rows of all others. */
    public static List<Sentence> of(List<Defect> defects) {
        Map<Object, List<Defect>> byCause = defects.stream()
                .collect(Collectors.groupingBy(DefectSummary::cause, LinkedHashMap::new, Collectors.toList()));
        return byCause.values().stream().map(DefectSummary::sentence).toList();
    }

    private static Object cause(Defect defect) {
        return OF_A_NAME.contains(defect.what().key())
                ? defect.what()
                : List.of(defect.file(), defect.column(), defect.what().key());
    }

    private static Sentence sentence(List<Defect> same) {
        Defect first = same.getFirst();
        Map<String, SortedSet<Integer>> rows = new LinkedHashMap<>();
        same.stream()
                .filter(defect -> !defect.file().equals(first.file()) || defect.row() != first.row())
                .forEach(defect -> rows.computeIfAbsent(defect.file(), file -> new TreeSet<>())
                        .add(defect.row()));
        if (rows.isEmpty()) {
            return first.sentence();
        }
        List<Sentence> places = rows.entrySet().stream()
                .map(each -> CaseMessage.ROWS_OF_FILE
                        .with("file", Argument.id(each.getKey()))
                        .and("rows", Argument.id(ranges(each.getValue()))))
                .toList();
        return CaseMessage.SAME_ELSEWHERE.with("defect", first.sentence()).and("places", Argument.several(places));
    }

    /** {@code 3-5, 9}. */
    private static String ranges(Collection<Integer> rows) {
        var text = new StringBuilder();
        int begin = -1;
        int end = -1;
        for (int row : rows) {
            if (row != end + 1) {
                append(text, begin, end);
                begin = row;
            }
            end = row;
        }
        append(text, begin, end);
        return text.toString();
    }

    private static void append(StringBuilder text, int begin, int end) {
        if (begin >= 0) {
            text.append(text.isEmpty() ? "" : ", ").append(begin == end ? "" + begin : begin + "-" + end);
        }
    }
}
