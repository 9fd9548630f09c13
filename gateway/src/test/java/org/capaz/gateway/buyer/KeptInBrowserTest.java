// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import io.micronaut.core.io.ResourceResolver;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capaz.gateway.buyer.script.ScriptFiles;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What stays on a device between two visits, and what a visit may not do to it; and what people read on the page. */
class KeptInBrowserTest {
    private static final String PEERS = "/.well-known/gold/peers.json";

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
        Fields vector = VectorServer.vector("valid/live-issued.json");
        at(vector.integer("now"));
        page.addInitScript(VectorServer.drawing(vector.text("challenge")));
        server.answers("/v1/view", CanonicalJson.write(VectorServer.answerIn(vector)));
    }

    @AfterEach
    void closePage() {
        context.close();
        server.close();
    }

    // The directory of peers

    @Test
    void a_directory_of_nobody_is_not_kept_and_changes_no_verdict() throws IOException {
        scan();
        settled("VALID_NOW");
        ended();
        server.answers(PEERS, junk(10_000));

        scan();
        settled("VALID_NOW");
        ended();

        assertThat(page.evaluate("() => JSON.parse(localStorage.getItem('capaz.peers')).length < 20"))
                .isEqualTo(true);
    }

    @Test
    void a_device_whose_first_directory_was_of_nobody_judges_with_the_next_one() throws IOException {
        server.answers(PEERS, junk(10_000));
        scan();
        settled("COULD_NOT_BE_CHECKED");
        ended();
        server.answers(PEERS, VectorServer.file("peers.json"));

        scan();

        settled("VALID_NOW");
    }

    @Test
    void a_kept_directory_that_cannot_be_read_is_replaced() throws IOException {
        scan();
        settled("VALID_NOW");
        ended();
        page.evaluate("many => localStorage.setItem('capaz.peers', many)", junk(10_001));

        scan();

        settled("VALID_NOW");
    }

    // What the worker keeps

    @Test
    void a_device_that_can_keep_no_more_shows_what_the_server_answers() throws IOException {
        server.answers("/verify/worker.js", exchange -> {
            exchange.getResponseHeaders().set("Service-Worker-Allowed", "/c/");
            String full = "Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));\n";
            send(
                    exchange,
                    "text/javascript",
                    full + new ScriptFiles(new ResourceResolver()).worker().text());
        });
        scan();
        settled("VALID_NOW");
        ended();
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

        scan();

        settled("VALID_NOW");
        assertThat(page.innerText("main")).contains("CO-DEMO-000813");
    }

    // Whether there is a network

    @Test
    void members_out_of_reach_while_this_host_is_reached_leave_the_present_state_unknown() throws IOException {
        Fields listed = VectorServer.vector("valid/label-with-fresh-status-list.json");
        at(listed.integer("now"));
        server.answers("/v1/status", listed.text("status"));
        scan();
        ended();
        page.waitForCondition(() -> (Boolean) page.evaluate("() => localStorage.getItem('capaz.status') !== null"));
        server.answers("/v1/view", HttpExchange::close);

        scan();

        page.getByText("No member gave a valid answer on the present state.").waitFor();
        assertThat(settled("GENUINE_STATUS_UNKNOWN")).contains("amber");
    }

    @Test
    void the_last_member_has_what_is_left_of_the_time_of_all() throws IOException {
        page.addInitScript(
                "let first = true; performance.now = () => { const at = first ? 0 : 11500; first = false; return at;"
                        + " };");
        server.answers("/v1/view", exchange -> VectorServer.sendForEver(exchange, new byte[] {'{'}, 200));

        scan();

        page.getByText("No member gave a valid answer on the present state.").waitFor();
        assertThat(band().innerText()).contains("the answer was not complete after 1 s");
    }

    // What people read

    @ParameterizedTest
    @CsvSource({
        "seal, CO-DEMO-000813",
        "grossMg, '3,944,900 kg'",
        "grossMg, '3 944.900 kg'",
        "fineMg, '3325156 g'",
        "fineness, 999.90 ‰",
        "validUntil, 2099-12-31 23:59 UTC"
    })
    void another_text_than_the_signed_value_is_red_although_the_value_for_scripts_is_right(String fact, String text)
            throws IOException {
        shows("(data-fact=\"" + fact + "\"[^>]*>).*?</dd>", "$1" + text + "</dd>");

        scan();

        assertThat(settled("VALID_NOW")).contains("over");
        assertThat(band().innerText()).contains("the page shows " + text + ", signed is ");
    }

    @Test
    void a_page_that_leaves_a_signed_fact_out_is_red() throws IOException {
        shows("data-fact=\"fineness\"", "");

        scan();

        assertThat(settled("VALID_NOW")).contains("over");
        assertThat(band().innerText()).contains("fineness: the page shows –, signed is 842.90");
    }

    @Test
    void the_words_of_another_state_are_red_although_the_code_for_scripts_is_right() throws IOException {
        shows("(data-state=\"ISSUED\"[^>]*>)[^<]*", "$1DELIVERED");

        scan();

        assertThat(settled("VALID_NOW")).contains("over");
        assertThat(band().innerText()).contains("the page shows DELIVERED");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_page_as_the_gateway_writes_it_shows_what_was_signed(Language language) throws IOException {
        scan(language);

        assertThat(settled("VALID_NOW")).contains("issued");
        assertThat(page.locator(".differs").count()).isZero();
    }

    @Test
    void a_check_that_ends_on_the_way_says_so_and_shows_no_verdict() throws IOException {
        page.addInitScript("crypto.subtle.verify = () => { throw new TypeError('defect'); };");

        scan();

        page.getByText("This device could not finish the check").waitFor();
        assertThat(band().getAttribute("data-verdict")).isNull();
        assertThat(band().getAttribute("class")).contains("amber");
    }

    /** The page as the gateway writes it, but for this. */
    private void shows(String pattern, String replacement) throws IOException {
        String written = new String(server.page(Language.ENGLISH), UTF_8);
        String changed = written.replaceAll(pattern, replacement);
        assertThat(changed).isNotEqualTo(written);
        String address = server.address(VectorServer.label());
        String path = address.substring(address.indexOf("/c/"), address.indexOf('?'));
        server.answers(path, exchange -> send(exchange, "text/html; charset=utf-8", changed));
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String junk(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(i -> "\"" + Base64.getEncoder().encodeToString(new byte[] {(byte) (i >> 8), (byte) i}) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void scan() throws IOException {
        scan(Language.ENGLISH);
    }

    private void scan(Language language) throws IOException {
        page.navigate("about:blank");
        page.navigate(server.address(VectorServer.label(), language));
    }

    private void at(long second) {
        page.clock().setFixedTime(second * 1000);
    }

    private Locator band() {
        return page.locator("#device");
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
