// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.gateway.AuditReadings;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.auditor.AuditorTest;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.query.Families;
import org.capaz.gateway.query.Listing;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes into the auditors' pages, and which records stand in a population that was narrowed, paged or taken at a block. */
class PopulationsTest extends AuditorTest {
    private static final String PAYMENTS = "/auditor/populations/payments?lang=en";

    @Test
    void an_auditor_finds_the_way_in_and_every_population_with_its_count() {
        assertThat(shown("/cooperative?lang=en")).contains("href=\"/auditor\"");
        assertThat(shown("/auditor?lang=en"))
                .contains("Premium payments<span class=\"small\">Records: 4</span>", "/auditor/populations/lots")
                .doesNotContain("populations/miners");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auditor", "/auditor/populations/payments"})
    void whoever_is_no_auditor_finds_nothing_there_and_no_way_to_it(String path) {
        var officer = new Visitor(gateway, world, "sch-01-officer");

        assertThat(officer.get(path).statusCode()).isEqualTo(404);
        assertThat(TestGateway.text(officer.get("/cooperative"))).doesNotContain("/auditor");
    }

    @Test
    void whoever_is_not_signed_in_is_led_to_sign_in_and_from_there_to_what_was_asked_for() {
        HttpResponse<byte[]> answer = gateway.response("/auditor/populations/payments?payer=BUY-01");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/cooperative/sign-in?to=/auditor/populations/payments%3Fpayer%3DBUY-01");
    }

    @Test
    void a_population_is_narrowed_by_what_is_asked_for() {
        assertThat(shown(PAYMENTS)).contains("P-AMP-01", "P-AMP-02", "confirmed", "the producer disputes it");
        assertThat(shown(PAYMENTS + "&beneficiary=AMP-01"))
                .contains("P-AMP-01", "Records: 1")
                .doesNotContain("P-AMP-02");
        assertThat(shown(PAYMENTS + "&beneficiary=AMP-99")).contains("There is no such record.");
    }

    @Test
    void the_next_page_goes_on_behind_the_last_record_of_the_same_block() {
        String first = shown("/auditor/populations/officers?lang=en");
        Matcher next = Pattern.compile("href=\"(/auditor/populations/officers\\?after=[^\"]+)\"")
                .matcher(first);

        assertThat(next.find()).isTrue();
        String second = shown(next.group(1).replace("&amp;", "&") + "&lang=en");
        assertThat(records(first)).hasSize(25);
        assertThat(records(second)).isNotEmpty().doesNotContainAnyElementsOf(records(first));
        assertThat(second).contains("Back to the first").doesNotContain("Next records");
    }

    @Test
    void as_of_an_earlier_block_only_what_was_written_until_then_stands_there() {
        long last = gateway.bean(LedgerHeight.class).height();

        assertThat(shown(PAYMENTS + "&asOf=" + last)).contains("P-AMP-01");
        assertThat(shown(PAYMENTS + "&asOf=3")).contains("There is no such record.", "As of block 3.");
        assertThat(new Visitor(gateway, world, AUDITOR)
                        .get(PAYMENTS + "&asOf=" + (last + 1))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void what_an_auditor_is_shown_is_noted_and_what_somebody_else_is_refused_is_not() {
        String narrowed = PAYMENTS + "&beneficiary=AMP-02";
        shown(narrowed);
        new Visitor(gateway, world, "sch-01-officer").get(PAYMENTS + "&beneficiary=AMP-03");

        assertThat(gateway.bean(AuditReadings.class).after(0, Optional.empty(), 1000))
                .extracting(AuditReadings.Reading::address)
                .contains(narrowed)
                .doesNotContain(PAYMENTS + "&beneficiary=AMP-03");
    }

    private static List<String> records(String page) {
        return Pattern.compile("key=officer%2F([0-9A-Z%]+)")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void every_list_that_auditors_see_is_a_population_with_words_for_all_its_heads() {
        Stream<Sentence> words = AuditorPopulations.ALL.stream()
                .flatMap(population -> Stream.of(
                                Stream.of(population.name(), population.group()),
                                population.columns().stream().map(AuditorPopulation.Column::name),
                                population.listing().members().stream()
                                        .map(member -> AuditorPopulation.named(member.name())))
                        .flatMap(sentences -> sentences));
        List<Family> shown = AuditorPopulations.ALL.stream()
                .map(population -> population.listing().family())
                .toList();

        assertThat(words)
                .allMatch(sentence -> Stream.of(Language.values())
                        .allMatch(language -> Messages.in(language).knows(sentence.key())));
        assertThat(Families.ALL)
                .extracting(Listing::family)
                .filteredOn(family -> !ReadModel.of(family).orElseThrow().isClosedToAuditors())
                .allMatch(shown::contains);
    }
}
