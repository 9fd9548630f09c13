// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.plan.Plan;
import org.capaz.ledger.plan.Use;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumPlans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What officers of a producer read of their own gold, results and plan, and that nobody else does. */
class OwnRecordsTest {
    /** Of every result of AMP-01. */
    private static final LocalDate LAST_DAY = LocalDate.parse("2025-02-25");

    private static Consortium world;
    private static CaseGateway gateway;

    @BeforeAll
    static void open() {
        world = PremiumPlans.verified();
        gateway = new CaseGateway(world, "ProducersMSP");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static HttpResponse<byte[]> page(String officer, String language) {
        return new Visitor(gateway, world, officer).get("/cooperative/producer?lang=" + language);
    }

    @Test
    void an_officer_reads_where_the_gold_is_which_results_end_and_what_the_premium_was_used_for() {
        assertThat(TestGateway.text(page("amp-04-legal", "es")))
                .contains(
                        "LB: ",
                        "Entregado, y ya fundido o repartido: LE.",
                        "Su oro está ahora en el lote LE, que tiene ",
                        "Hoy ustedes están en el registro como: afiliado.",
                        "Vale hasta el ",
                        "Plan PL-01: en marcha",
                        "Le llegaron COP\u00a06.932.997,66; de eso se usaron COP\u00a04.500.000,00.",
                        "WATER: presupuesto COP\u00a05.000.000,00",
                        "U-01: COP\u00a04.500.000,00, verificado por otros")
                .doesNotContain("{", "LA:");
        assertThat(TestGateway.text(page("amp-04-treasurer", "en")))
                .contains("Its gold is now in lot LE", "U-01: COP\u00a04\u00a0500\u00a0000.00, verified by others");
    }

    @Test
    void other_officers_read_nothing_of_it_and_find_no_way_to_it() {
        assertThat(TestGateway.text(page("amp-01-legal", "es")))
                .contains("LA: ", "Ustedes todavía no tienen un plan.")
                .doesNotContain("PL-01", "LB: ");
        assertThat(page("producers-registrar", "es").statusCode()).isEqualTo(404);
        assertThat(TestGateway.text(new Visitor(gateway, world, "producers-registrar").get("/cooperative?lang=es")))
                .doesNotContain("/cooperative/producer");
        assertThat(TestGateway.text(new Visitor(gateway, world, "amp-01-legal").get("/cooperative?lang=es")))
                .contains("/cooperative/producer");
    }

    @ParameterizedTest
    @CsvSource({
        "61, 'Vale hasta el %s.', 'Se vence'",
        "60, 'Se vence el %s; días que faltan: 60.', 'Vale hasta'",
        "0, 'Se vence el %s; días que faltan: 0.', 'Vale hasta'",
        "-1, 'Se venció el %s.', 'Vale hasta'"
    })
    void a_result_is_marked_sixty_days_before_it_ends(int days, String said, String notSaid) {
        Instant before = world.now();
        try {
            world.at(LAST_DAY.minusDays(days).atTime(12, 0).toInstant(ZoneOffset.ofHours(-5)));
            assertThat(TestGateway.text(page("amp-01-legal", "es")))
                    .contains(said.formatted(new Argument.Date(LAST_DAY).in(Language.SPANISH)))
                    .doesNotContain(notSaid);
        } finally {
            world.at(before);
        }
    }

    @Test
    void every_state_has_words() {
        Stream.of(
                        Stream.of(Plan.State.values()).map(state -> ProducerMessage.of("OWN_PLAN_STATE", state)),
                        Stream.of(Use.State.values()).map(state -> ProducerMessage.of("OWN_USE_STATE", state)),
                        Stream.of(Affiliation.State.values()).map(state -> ProducerMessage.of("AFFILIATION", state)),
                        Stream.of(Affiliation.ModuleResult.Result.values())
                                .map(result -> ProducerMessage.of("MODULE_RESULT", result)),
                        Stream.of(Affiliation.ModuleResult.Word.values())
                                .map(word -> ProducerMessage.of("RESULT_WORD", word)))
                .flatMap(sentences -> sentences)
                .forEach(sentence -> assertThat(sentence.in(Language.SPANISH)).isNotEqualTo(sentence.key()));
    }
}
