// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.access.LedgerHeight;
import org.capaz.gateway.auditor.AuditorTest;
import org.capaz.gateway.auditor.work.ReplayJob.Outcome;
import org.capaz.gateway.auditor.work.ReplayWork.Asked;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Body;
import org.junit.jupiter.api.Test;

/** What is found in the whole ledger in the background, shown as of a block and by the audit's own code. */
class WorkTest extends AuditorTest {
    private static final String LAST = "&asOf=" + "%d&lang=en";

    /** The page once the work is done. */
    private static String found(String path) {
        String page = shown(String.format(java.util.Locale.ROOT, path + LAST, last()));
        while (page.contains("<progress")) {
            page = shown(String.format(java.util.Locale.ROOT, path + LAST, last()));
        }
        return page;
    }

    private static long last() {
        return gateway.bean(LedgerHeight.class).height();
    }

    @Test
    void an_address_without_a_block_leads_to_the_last_one_and_one_that_is_not_read_nowhere() {
        var auditor = new Visitor(gateway, world, AUDITOR);

        assertThat(auditor.get("/auditor/exceptions?kind=SAME_OWNER").headers().firstValue("Location"))
                .hasValue("/auditor/exceptions?kind=SAME_OWNER&asOf=" + last());
        assertThat(auditor.get("/auditor/exceptions?asOf=" + (last() + 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void each_kind_of_exception_stands_with_its_count_and_each_exception_with_its_records() {
        assertThat(found("/auditor/exceptions?kind="))
                .contains("PREMIUM_DISPUTED", "ASSESSED_BY_ONE", "kind=PREMIUM_DISPUTED&amp;from=0");
        assertThat(found("/auditor/exceptions?kind=PREMIUM_DISPUTED"))
                .contains("P-AMP-04", "key=")
                .doesNotContain("P-AMP-01");
        assertThat(found("/auditor/exceptions?kind=FLAG_CLOSED")).contains("There is none.");
    }

    @Test
    void a_sample_is_what_anybody_draws_with_the_seed() {
        List<String> ids = Stream.of("01", "02", "03", "04")
                .map(number -> "payment/P-AMP-" + number)
                .toList();
        List<String> drawn = ids.stream()
                .sorted(java.util.Comparator.comparing(id -> Digest.hex("4711" + id)))
                .toList();

        String page = found("/auditor/sample?population=payments&seed=4711&size=2");

        assertThat(page)
                .containsSubsequence(drawn.get(0) + "</a>", Digest.hex("4711" + drawn.get(0)), drawn.get(1) + "</a>")
                .contains("minor USD")
                .doesNotContain(drawn.get(2) + "</a>");
        assertThat(found("/auditor/sample?population=officers&seed=4711&size=2&strata=AMOUNT"))
                .contains("It was not drawn.");
        assertThat(found("/auditor/sample?population=payments&seed=4711&size=0"))
                .contains("It was not drawn.");
    }

    @Test
    void papers_are_compared_by_their_hashes_for_who_sends_them_from_the_page() {
        found("/auditor/evidence?x=");
        Json.Obj asked = Json.object()
                .with("asOf", last())
                .with("papers", List.of(paper(Body.hash("Demo bank statement without AMP-04")), paper("0".repeat(64))));
        HttpResponse<byte[]> answer = new Visitor(gateway, world, AUDITOR).post("/auditor/evidence", asked);

        assertThat(TestGateway.text(answer)).contains("receipt/P-AMP-04", "\"records\":[]");
        assertThat(new Visitor(gateway, world, AUDITOR)
                        .post("/auditor/evidence", asked, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(gateway, world, "sch-01-officer")
                        .post("/auditor/evidence", asked)
                        .statusCode())
                .isEqualTo(404);
        assertThat(new Visitor(gateway, world, AUDITOR)
                        .post("/auditor/evidence", asked.without("asOf"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static Json.Obj paper(String hash) {
        return Json.object()
                .with("made", List.of(Json.object().with("way", "BYTES").with("hash", hash)))
                .with("inside", Json.texts(List.of()));
    }

    @Test
    void the_pictures_show_where_the_gold_is_how_long_payments_wait_and_when_they_were_answered() {
        assertThat(found("/auditor/pictures?x="))
                .contains(
                        "All that began is accounted for",
                        "Declared",
                        Argument.mass(3_330_013).in(Language.ENGLISH),
                        "Lost in work",
                        "0 to 7 days",
                        "2024-03",
                        "1 + 1");
    }

    @Test
    void an_earlier_block_is_replayed_anew_and_the_later_one_stays_as_it_was_found() {
        String later = found("/auditor/exceptions?kind=PREMIUM_DISPUTED");
        var work = gateway.bean(ReplayWork.class);

        Optional<ReplayJob<Integer>> early = work.ask(
                new Asked("statements", 5),
                replayed -> replayed.ledger().statements().size());
        early.orElseThrow().await(java.time.Duration.ofMinutes(1));

        assertThat(early.get().outcome()).isEqualTo(new Outcome.Found<>(6));
        assertThat(found("/auditor/exceptions?kind=PREMIUM_DISPUTED").replaceAll("data-csrf=\"[^\"]*\"", ""))
                .isEqualTo(later.replaceAll("data-csrf=\"[^\"]*\"", ""));
    }
}
