// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.capaz.audit.Replays;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.population.Sample.Drawn;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Corrections;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.verifier.wire.TableText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample is the same for whoever draws it, and each stratum gets its own. */
class SampleTest {
    private static final Manifest EXPORT = new Manifest("capaz", 190, "ab".repeat(32), List.of(), new TreeMap<>());

    private static PopulationTable table(String population, ReplayedLedger ledger) {
        return new PopulationTable(Populations.named(population).orElseThrow(), ledger);
    }

    /** As somebody else would, from the file of the population alone. */
    private static List<String> drawnByHand(byte[] csv, String seed, int size) throws NoSuchAlgorithmException {
        TreeMap<String, String> byHash = new TreeMap<>();
        var rows = new TableText(new String(csv, StandardCharsets.UTF_8));
        rows.next();
        while (rows.hasNext()) {
            String id = rows.next().cells().getFirst();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((seed + id).getBytes(StandardCharsets.UTF_8));
            byHash.put(HexFormat.of().formatHex(hash), id);
        }
        return byHash.values().stream().limit(size).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"findings", "lots", "officers", "reference-values", "payments"})
    void anybody_draws_the_same_from_the_file_of_the_population(String population) throws NoSuchAlgorithmException {
        PopulationTable table = table(population, Replays.certified());

        List<Drawn> drawn = new Sample(table, "semilla 7", 4, Optional.empty()).drawn();

        assertThat(drawn)
                .extracting(Drawn::id)
                .hasSize(4)
                .isEqualTo(drawnByHand(table.in(PopulationFormat.CSV, EXPORT), "semilla 7", 4));
        assertThat(new Sample(table, "another seed", 4, Optional.empty()).drawn())
                .isNotEqualTo(drawn);
    }

    @Test
    void a_sample_as_large_as_its_population_is_the_population() {
        PopulationTable table = table("lots", Replays.certified());

        assertThat(new Sample(table, "s", 1_000, Optional.empty()).drawn()).hasSize(table.count());
    }

    @Test
    void what_is_printed_holds_all_that_is_needed_to_draw_it_again() {
        PopulationTable table = table("payments", Replays.certified());
        var sample = new Sample(table, "s", 2, Optional.empty());
        Fields json = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(sample.json(EXPORT))));

        assertThat(json.text("seed")).isEqualTo("s");
        assertThat(json.text("head")).isEqualTo("ab".repeat(32));
        assertThat(json.object("totals").integer("count")).isEqualTo(4);
        assertThat(json.value("parts").toString())
                .contains(sample.drawn().getFirst().hash());
        assertThat(sample.text(EXPORT, Language.SPANISH))
                .contains("Semilla s", "minor USD = 1330062")
                .contains(sample.drawn().getFirst().hash() + "  "
                        + sample.drawn().getFirst().id());
    }

    @Test
    void each_class_of_amounts_has_a_sample_of_its_own() {
        PopulationTable table = table("obligations", Replays.certified());

        assertThat(strata(table, Strata.AMOUNT)).containsExactly("5-DIGITS-USD", "6-DIGITS-USD");
        assertThat(new Sample(table, "s", 1, Optional.of(Strata.AMOUNT)).drawn())
                .hasSize(2);
        assertThat(Strata.AMOUNT.suits(table.population())).isTrue();
        assertThat(Strata.AMOUNT.suits(Populations.named("officers").orElseThrow()))
                .isFalse();
    }

    @Test
    void the_first_record_of_a_party_is_apart_from_its_later_ones() {
        PopulationTable table = table("obligations", Replays.certified());
        PopulationTable attestations = table("attestations", Replays.certified());

        assertThat(strata(table, Strata.NEW_PARTY)).as("all of one statement").containsExactly("FIRST-OF-ITS-PARTY");
        assertThat(strata(attestations, Strata.NEW_PARTY)).containsExactly("FIRST-OF-ITS-PARTY", "LATER");
        assertThat(new Sample(attestations, "s", 5, Optional.of(Strata.NEW_PARTY)).drawn())
                .as("the one first, and five of the others")
                .hasSize(6);
    }

    @Test
    void what_was_stated_late_is_apart_and_what_was_stated_in_time_is_not() {
        PopulationTable late = table("lots", Replays.of(Corrections.declaredLate()));
        PopulationTable inTime = table("lots", Replays.of(Stage.DECLARED.world()));

        assertThat(strata(late, Strata.LATE)).containsExactly("LATE");
        assertThat(strata(inTime, Strata.LATE)).containsExactly("IN-TIME");
    }

    @Test
    void receipts_with_deductions_are_apart_from_those_without() {
        PopulationTable receipts = table("receipts", Replays.certified());

        assertThat(strata(receipts, Strata.DEDUCTIONS)).contains("WITH-DEDUCTIONS");
        Consortium denied = PremiumCase.denied();
        assertThat(strata(table("receipts", Replays.of(denied)), Strata.DEDUCTIONS))
                .containsExactly("WITHOUT-DEDUCTIONS");
    }

    private static List<String> strata(PopulationTable table, Strata strata) {
        String json = CanonicalJson.decode(new Sample(table, "s", 1, Optional.of(strata)).json(EXPORT));
        return Pattern.compile("\"stratum\":\"([^\"]*)\"")
                .matcher(json)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
