// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.population.Column.Row;
import org.capaz.audit.population.Column.Unit;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.audit.replay.ReplayedStatement;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.wire.Csv;
import org.capaz.verifier.wire.SpreadsheetWriter;

/**
 * One population as of the last block of a replayed ledger: rows, control totals, and the same in each format. Masses,
 * amounts and counts are whole numbers; days and times are ISO 8601.
 */
public final class PopulationTable {
    /** Stand before the columns of each population. */
    private static final List<Always> ALWAYS = List.of(
            new Always("id", "text", "the record's key; entries of a list have their number or name at its end"),
            new Always("writtenBlock", "number", "block in which it was first written"),
            new Always("writtenAt", "time, UTC", "time of that transaction"),
            new Always("changedBlock", "number", "block in which it was last written"),
            new Always("changedAt", "time, UTC", "time of that transaction"),
            new Always("recordedWith", "text", "the statement that first wrote it"),
            new Always("recordedBy", "text", "the party or organisation that stated it"),
            new Always("eventAt", "time, UTC", "when it happened, as that statement says"),
            new Always("signedBy", "text", "the officers who signed that statement"),
            new Always("changedWith", "text", "the statement that last wrote it"));

    private final Population population;
    private final ReplayedLedger ledger;
    private final List<RowOf> rows;

    /** A column of every population. */
    record Always(String name, String unit, String meaning) {}

    /** A row with what it was made from. */
    record RowOf(String id, Row row, List<Object> cells) {
        /** The statement that first wrote the record. */
        Optional<ReplayedStatement> statement() {
            return row.record().first().statement().flatMap(row.ledger()::statement);
        }
    }

    /** The rows, in the order of the records' keys. */
    public PopulationTable(Population population, ReplayedLedger ledger) {
        this.population = population;
        this.ledger = ledger;
        this.rows = population.entries(ledger).stream()
                .map(entry -> row(entry.id(), new Row(entry.record(), ledger)))
                .toList();
    }

    static List<Always> always() {
        return ALWAYS;
    }

    public Population population() {
        return population;
    }

    /** How many rows there are. */
    public int count() {
        return rows.size();
    }

    List<RowOf> rows() {
        return rows;
    }

    /** The names of all columns. */
    List<String> header() {
        return Stream.concat(
                        ALWAYS.stream().map(Always::name),
                        population.columns().stream().map(Column::name))
                .toList();
    }

    ReplayedLedger ledger() {
        return ledger;
    }

    /** What a row has in that column: a text, empty where there is nothing, or a whole number. */
    Object cell(RowOf row, Column column) {
        return row.cells().get(ALWAYS.size() + population.columns().indexOf(column));
    }

    private RowOf row(String id, Row row) {
        ReplayedRecord record = row.record();
        Optional<ReplayedStatement> statement = record.first().statement().flatMap(ledger::statement);
        ReplayedRecord.Writing last = lastOf(row);
        List<Object> cells = new ArrayList<>(List.of(
                id,
                record.first().place().block(),
                record.first().at().toString(),
                last.place().block(),
                last.at().toString(),
                record.first().statement().orElse(""),
                statement.map(ReplayedStatement::actor).orElse(""),
                statement.map(ReplayedStatement::eventAt).map(Instant::toString).orElse(""),
                statement.stream()
                        .flatMap(stated -> stated.signedBy().stream())
                        .map(OfficerId::value)
                        .collect(Collectors.joining(" ")),
                last.statement().orElse("")));
        population.columns().forEach(column -> cells.add(column.cell(row)));
        return new RowOf(id, row, List.copyOf(cells));
    }

    /** The last writing of the record and of what stands beside it. */
    private ReplayedRecord.Writing lastOf(Row row) {
        ReplayedRecord.Writing last = row.record().last();
        for (Column column : population.columns()) {
            if (column.from() instanceof Column.Source.Member member
                    && !population.families().contains(member.family())) {
                ReplayedRecord.Writing beside =
                        row.beside(member.family()).map(ReplayedRecord::last).orElse(last);
                last = beside.place().compareTo(last.place()) > 0 ? beside : last;
            }
        }
        return last;
    }

    /**
     * Control totals: what whoever uses the table adds up again.
     *
     * @param count of the rows
     * @param sums of each column of masses by its name, and of each column of amounts by its name and currency
     */
    public record Totals(long count, SortedMap<String, Long> sums) {
        public Totals {
            sums = new TreeMap<>(sums);
        }

        /** As programs read it. */
        public Json.Obj json() {
            return Json.object()
                    .with("count", count)
                    .with(
                            "sums",
                            sums.entrySet().stream()
                                    .map(sum -> Json.object()
                                            .with("of", sum.getKey())
                                            .with("sum", sum.getValue()))
                                    .toList());
        }
    }

    /** The totals of all rows. */
    public Totals totals() {
        return totals(rows);
    }

    Totals totals(List<RowOf> some) {
        SortedMap<String, Long> sums = new TreeMap<>();
        for (Column column : population.columns()) {
            if (column.unit() == Unit.MASS || column.unit() == Unit.AMOUNT) {
                for (RowOf row : some) {
                    if (cell(row, column) instanceof Long number) {
                        String currency = column.currencyOf(row.row());
                        sums.merge(
                                currency.isEmpty() ? column.name() : column.name() + " " + currency,
                                number,
                                Math::addExact);
                    }
                }
            }
        }
        return new Totals(some.size(), sums);
    }

    /** In that format. */
    public byte[] in(PopulationFormat format, Manifest export) {
        return switch (format) {
            case CSV ->
                lines().stream().map(Csv::line).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8);
            case XLSX -> SpreadsheetWriter.write(population.name(), lines());
            case JSON -> CanonicalJson.bytes(json(export));
        };
    }

    private List<List<Object>> lines() {
        return Stream.concat(
                        Stream.of(List.<Object>copyOf(header())), rows.stream().map(RowOf::cells))
                .toList();
    }

    /** The rows with what they are of. */
    private Json.Obj json(Manifest export) {
        return head(export)
                .with("population", population.name())
                .with("totals", totals().json())
                .with("rows", rows.stream().map(this::json).toList());
    }

    /** Which ledger, up to which block. */
    static Json.Obj head(Manifest export) {
        return Json.object()
                .with("channel", export.channel())
                .with("asOf", export.asOf())
                .with("head", export.head());
    }

    private Json.Obj json(RowOf row) {
        Json.Obj json = Json.object();
        List<String> names = header();
        for (int i = 0; i < names.size(); i++) {
            json = switch (row.cells().get(i)) {
                case Long number -> json.with(names.get(i), number);
                case Object text when text.toString().isEmpty() -> json;
                case Object text -> json.with(names.get(i), text.toString());
            };
        }
        return json;
    }
}
