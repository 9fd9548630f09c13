// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.many.ManyJob.Row;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.verifier.wire.Csv;
import org.capaz.verifier.wire.SpreadsheetWriter;

/**
 * The verdicts for a spreadsheet: a code of each for programs, its words and its reason for people, and of what moment and
 * block they are.
 */
final class ResultTable {
    static final List<String> COLUMNS = List.of(
            "row",
            "place",
            "number",
            "verdict",
            "words",
            "reason",
            "seal",
            "grossMg",
            "sameAsRow",
            "statedBy",
            "asOf",
            "block");

    private final List<List<Object>> lines;

    ResultTable(List<Row> rows, String member, Words words) {
        this.lines = Stream.concat(
                        Stream.of(List.<Object>copyOf(COLUMNS)), rows.stream().map(row -> line(row, member, words)))
                .toList();
    }

    byte[] csv() {
        return lines.stream().map(Csv::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        return SpreadsheetWriter.write("CAPAZ", lines);
    }

    private static List<Object> line(Row row, String member, Words words) {
        var judged = row.judged();
        return List.of(
                row.number(),
                judged.place(),
                judged.number(),
                row.verdict().name(),
                words.of(row.verdict().words()),
                words.of(row.reason()),
                judged.parcel().<Object>map(parcel -> parcel.seal()).orElse(""),
                judged.parcel().<Object>map(parcel -> parcel.grossMilligrams()).orElse(""),
                row.sameAs().<Object>map(before -> before).orElse(""),
                member,
                judged.asOf().at().toString(),
                judged.asOf().block());
    }
}
