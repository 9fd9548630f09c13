// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.capaz.audit.Replays;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.verifier.wire.TableText;
import org.junit.jupiter.api.Test;

/** Rows, control totals and formats of populations, with the numbers of the worked case. */
class PopulationTableTest {
    private static final Manifest EXPORT = new Manifest("capaz", 190, "ab".repeat(32), List.of(), new TreeMap<>());

    private static PopulationTable table(String population, ReplayedLedger ledger) {
        return new PopulationTable(Populations.named(population).orElseThrow(), ledger);
    }

    @Test
    void the_totals_of_the_worked_case_are_its_numbers() {
        ReplayedLedger ledger = Replays.certified();

        assertThat(table("transformations", ledger).totals().sums())
                .containsEntry("grossInMg", 3_973_600L)
                .containsEntry("grossOutMg", 3_948_600L)
                .containsEntry("fineInMg", 3_330_013L)
                .containsEntry("fineOutMg", 3_327_090L);
        assertThat(table("obligations", ledger).totals().sums())
                .containsEntry("minor USD", 1_330_062L)
                .containsEntry("confirmedMinor USD", 1_330_062L)
                .containsEntry("fineMg", 3_325_156L);
        assertThat(table("lot-shares", ledger).totals().count()).isEqualTo(8);
        assertThat(table("attestations", ledger).count()).isEqualTo(20);
    }

    @Test
    void a_row_says_where_it_was_written_first_and_last_and_who_signed() {
        PopulationTable lots = table("lots", Replays.certified());
        List<TableText.Row> rows = csv(lots);
        List<String> header = rows.getFirst().cells();
        List<String> bar = rows.stream()
                .map(TableText.Row::cells)
                .filter(cells -> cells.getFirst().equals("lot/LE"))
                .findFirst()
                .orElseThrow();

        assertThat(header).startsWith("id", "writtenBlock", "writtenAt", "changedBlock", "changedAt", "recordedWith");
        assertThat(bar.get(header.indexOf("writtenAt"))).isEqualTo("2024-03-07T15:00:00Z");
        assertThat(bar.get(header.indexOf("recordedBy"))).isEqualTo("AGG-01");
        assertThat(bar.get(header.indexOf("signedBy")))
                .isEqualTo(DemoOfficer.of("agg-01-custodian", "AGG-01", OfficerRole.CUSTODIAN)
                        .id()
                        .value());
        assertThat(Long.parseLong(bar.get(header.indexOf("changedBlock"))))
                .isGreaterThan(Long.parseLong(bar.get(header.indexOf("writtenBlock"))));
        assertThat(bar.get(header.indexOf("fineMg"))).isEqualTo("3325156");
    }

    /** Beside a payment stands its reversal, which is a change of what the row shows. */
    @Test
    void what_stands_beside_a_record_is_shown_with_it_and_counts_as_its_change() {
        var world = PremiumCase.announced();
        PopulationTable before = table("payments", Replays.of(world));
        world.buy01().takesPaymentBack(PremiumCase.reversal("AMP-04")).recorded();
        PopulationTable after = table("payments", Replays.of(world));

        List<String> header = after.header();
        assertThat(cells(before, "payment/P-AMP-04"))
                .satisfies(
                        cells -> assertThat(cells.get(header.indexOf("state"))).isEqualTo("DECLARED"))
                .satisfies(cells ->
                        assertThat(cells.get(header.indexOf("returnedOn"))).isEqualTo(""));
        assertThat(cells(after, "payment/P-AMP-04"))
                .satisfies(
                        cells -> assertThat(cells.get(header.indexOf("state"))).isEqualTo("REVERSED"))
                .satisfies(cells ->
                        assertThat(cells.get(header.indexOf("returnedOn"))).isEqualTo("2024-03-08"))
                .satisfies(cells -> assertThat(cells.get(header.indexOf("changedBlock")))
                        .isNotEqualTo(cells.get(header.indexOf("writtenBlock"))));
    }

    private static List<Object> cells(PopulationTable table, String id) {
        return table.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow()
                .cells();
    }

    @Test
    void every_population_has_the_same_rows_in_each_format() {
        ReplayedLedger ledger = Replays.certified();
        for (Population population : Populations.ALL) {
            var table = new PopulationTable(population, ledger);
            Json.Obj json = CanonicalJson.parseObject(CanonicalJson.decode(table.in(PopulationFormat.JSON, EXPORT)));
            Fields fields = Fields.of(json);

            assertThat(fields.integer("asOf")).isEqualTo(190);
            assertThat(((Json.Arr) fields.value("rows")).items())
                    .as(population.name())
                    .hasSize(table.count());
            assertThat(csv(table))
                    .as(population.name())
                    .hasSize(table.count() + 1)
                    .allSatisfy(row ->
                            assertThat(row.cells()).hasSize(table.header().size()));
            assertThat(table.in(PopulationFormat.XLSX, EXPORT)).startsWith('P', 'K');
        }
    }

    @Test
    void the_same_ledger_gives_the_same_bytes() {
        ReplayedLedger one = Replays.certified();
        ReplayedLedger other = Replays.of(Stage.CERTIFIED.world());
        for (PopulationFormat format : PopulationFormat.values()) {
            assertThat(table("receipts", one).in(format, EXPORT))
                    .isEqualTo(table("receipts", other).in(format, EXPORT));
        }
    }

    private static List<TableText.Row> csv(PopulationTable table) {
        List<TableText.Row> rows = new ArrayList<>();
        new TableText(new String(table.in(PopulationFormat.CSV, EXPORT), StandardCharsets.UTF_8))
                .forEachRemaining(rows::add);
        return rows;
    }
}
