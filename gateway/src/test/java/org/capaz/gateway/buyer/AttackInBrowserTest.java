// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A gateway that lies to a browser: whoever scans a genuine label is never told "valid now" by it and never "not genuine", and
 * is told of each gateway why its answer does not hold. {@code AttackScenario} does the same to the programs, on a real network.
 */
class AttackInBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private VectorServer server;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void openPage() throws IOException {
        server = new VectorServer();
        context = CHROMIUM.newContext();
        page = context.newPage();
    }

    @AfterEach
    void closePage() {
        context.close();
        server.close();
    }

    // Answers that the members did not give to this question

    @ParameterizedTest
    @CsvSource({
        "view-with-an-altered-record,E-VALUE",
        "view-replayed-from-an-earlier-request,E-CHALLENGE",
        "answer-for-another-certificate,E-ARGS",
        "answer-without-notices,E-RESPONSE",
        "view-unknown-although-the-record-stands,E-READ",
        "view-signed-over-other-bytes,E-SIG",
        "view-signed-with-a-client-key,E-ROLE",
        "view-signed-in-the-name-of-another-organisation,E-CHAIN",
        "view-signed-by-one-organisation,E-QUORUM",
        "view-of-peers-that-stand-still,E-STALE",
        "view-with-heartbeat-lower-than-before,E-ROLLBACK",
        "view-with-status-older-than-before,E-ROLLBACK"
    })
    void an_answer_that_does_not_hold_proves_nothing_and_its_gateway_is_named(String vector, String code)
            throws IOException {
        answer("broken/" + vector + ".json");

        scan(Language.ENGLISH);

        provesNothing(server.address() + " gave no answer: " + code + ": ");
    }

    @Test
    void an_answer_that_trickles_costs_seconds_and_no_more() throws IOException {
        at("valid/live-issued.json");
        server.answers("/v1/view", exchange -> VectorServer.sendForEver(exchange, new byte[] {'{'}, 200));

        scan(Language.ENGLISH);

        provesNothing(server.address() + " gave no answer: the answer was not complete after 3 s");
    }

    @Test
    void an_answer_that_never_ends_is_not_read_to_its_end() throws IOException {
        at("valid/live-issued.json");
        server.answers("/v1/view", exchange -> VectorServer.sendForEver(exchange, new byte[1 << 16], 1));

        scan(Language.ENGLISH);

        reasons().waitFor();
        assertThat(verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(reasons().innerText()).containsAnyOf("above 1048576 bytes", "not complete after 3 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>VALID NOW</html>", "{\"payloads\":[],\"value\":null}", "{}", ""})
    void garbage_is_no_answer(String garbage) throws IOException {
        at("valid/live-issued.json");
        server.answers("/v1/view", garbage);

        scan(Language.ENGLISH);

        provesNothing(server.address() + " gave no answer: ");
    }

    @Test
    void a_lying_gateway_beside_an_honest_one_changes_nothing() throws IOException {
        Fields honest = at("valid/live-issued.json");
        page.addInitScript(VectorServer.drawing(honest.text("challenge")));
        server.secondGateway();
        AtomicBoolean lied = new AtomicBoolean();
        server.answers("/v1/view", exchange -> {
            byte[] lie = "garbage".getBytes(StandardCharsets.UTF_8);
            VectorServer.sendJson(
                    exchange, lied.getAndSet(true) ? CanonicalJson.bytes(VectorServer.answerIn(honest)) : lie);
        });

        scan(Language.ENGLISH);

        settled("VALID_NOW");
        assertThat(lied).isTrue();
        assertThat(server.asked().stream().filter("/v1/view"::equals)).hasSize(2);
    }

    @Test
    void only_what_a_quorum_signed_of_another_record_condemns() throws IOException {
        answer("broken/view-of-another-record.json");

        scan(Language.ENGLISH);

        assertThat(settled("NOT_GENUINE")).contains("over");
        assertThat(band().getAttribute("data-code")).isEqualTo("E-RECORD");
    }

    // What the page invents or hides

    @Test
    void the_seal_of_another_lot_on_the_page_is_named_beside_the_signed_one() throws IOException {
        answer("valid/live-issued.json");
        Facts signed = server.shown();
        server.shows(new Facts(
                signed.certificate(),
                signed.country(),
                "CO-DEMO-000813",
                signed.grossMg(),
                signed.fineMg(),
                signed.fineness(),
                signed.statusIndex(),
                signed.validUntil()));

        scan(Language.ENGLISH);

        assertThat(settled("VALID_NOW")).contains("over");
        assertThat(band().innerText()).contains("seal: the page shows CO-DEMO-000813, signed is " + signed.seal());
    }

    @Test
    void a_revocation_that_the_page_hides_comes_with_the_members_answer() throws IOException {
        answer("valid/live-revoked.json");

        scan(Language.ENGLISH);

        assertThat(settled("REVOKED")).contains("over");
        assertThat(page.locator("[data-state]").getAttribute("data-state")).isEqualTo("ISSUED");
        assertThat(band().innerText()).contains("This page does not show what the members signed");
    }

    @ParameterizedTest
    @CsvSource({
        "live-with-a-look-back,ENGLISH,Abuse was found at producer",
        "live-with-a-look-back,SPANISH,Se halló abuso en el productor",
        "live-with-a-contested-attestation,ENGLISH,is contested and not yet answered",
        "live-with-a-contested-attestation,SPANISH,está objetada y aún sin respuesta",
        "live-with-a-withdrawn-accreditation,ENGLISH,has lost its accreditation",
        "live-with-a-withdrawn-accreditation,SPANISH,perdió su acreditación",
    })
    void a_finding_that_the_page_hides_comes_with_the_members_answer(String vector, Language language, String said)
            throws IOException {
        answer("valid/" + vector + ".json");

        scan(language);

        assertThat(settled("VALID_WITH_NOTICE")).contains("amber");
        assertThat(band().innerText()).contains(said);
    }

    // Status lists

    @ParameterizedTest
    @ValueSource(strings = {"status-list-altered", "status-list-too-old", "status-list-of-one-organisation"})
    void a_list_that_does_not_hold_is_not_kept_and_says_nothing_at_the_next_scan(String vector) throws IOException {
        Fields lie = at("broken/" + vector + ".json");
        server.answers("/v1/status", lie.text("status"));
        scan(Language.ENGLISH);
        ended();

        assertThat(server.asked()).contains("/v1/status");
        assertThat(page.evaluate("localStorage.getItem('capaz.status')")).isNull();
        scan(Language.ENGLISH);
        reasons().waitFor();
        assertThat(verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
    }

    @Test
    void a_list_that_names_the_record_speaks_against_it_although_no_gateway_answers_any_more() throws IOException {
        Fields listed = at("broken/status-list-names-the-record.json");
        server.answers("/v1/status", listed.text("status"));
        scan(Language.ENGLISH);
        ended();

        scan(Language.ENGLISH);

        assertThat(settled("NO_LONGER_ISSUED")).contains("over");
    }

    /** The clock of the browser stands where the vector is judged. */
    private Fields at(String path) throws IOException {
        Fields vector = VectorServer.vector(path);
        page.clock().setFixedTime(vector.integer("now") * 1000);
        return vector;
    }

    /** All gateways give the answer of the vector, to a browser that has drawn its challenge and seen what it has seen. */
    private void answer(String path) throws IOException {
        Fields vector = at(path);
        page.addInitScript(VectorServer.drawing(vector.text("challenge")));
        vector.optionalObject("seen").ifPresent(this::remember);
        server.answers("/v1/view", CanonicalJson.write(VectorServer.answerIn(vector)));
    }

    private void remember(Fields seen) {
        Json.Obj places = Json.object()
                .with(server.shown().certificate(), Json.texts(List.of(seen.text("certificate"), seen.text("status"))));
        Json.Obj kept = Json.object().with("headSeq", seen.integer("headSeq")).with("places", places);
        page.addInitScript("if (location.protocol === 'http:') { localStorage.setItem('capaz.seen', '"
                + CanonicalJson.write(kept) + "'); }");
    }

    private void scan(Language language) throws IOException {
        page.navigate("about:blank");
        page.navigate(server.address(VectorServer.label(), language));
    }

    private Locator band() {
        return page.locator("#device");
    }

    private Locator reasons() {
        return page.locator("#device .reasons");
    }

    private String verdict() {
        return band().getAttribute("data-verdict");
    }

    private void provesNothing(String reason) {
        reasons().waitFor();
        assertThat(verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
        assertThat(band().getAttribute("class").split(" ")).contains("amber");
        assertThat(reasons().innerText()).contains(reason);
    }

    /** Waits for the verdict; returns the classes of the band, one of which is its colour. */
    private List<String> settled(String verdict) {
        page.locator("#device[data-verdict=" + verdict + "]").waitFor();
        return List.of(band().getAttribute("class").split(" "));
    }

    /** The script registers its worker when everything else is done. */
    private void ended() {
        page.evaluate("() => navigator.serviceWorker.ready");
    }
}
