// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.capaz.ledger.identity.CertificateId;
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

/** A browser opens the page of a label and judges the label by itself, online and with the network off. */
class LabelInBrowserTest {
    private static final long DAY = 86_400;
    private static final long MINUTE_MILLIS = 60_000;

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
        at(VectorServer.vector("valid/live-issued.json").integer("now"));
    }

    @AfterEach
    void closePage() {
        context.close();
        server.close();
    }

    @Test
    void a_genuine_label_names_who_signed_what_and_is_valid_now_by_the_members_answer() throws IOException {
        theMembersAnswer("valid/live-issued.json");

        open(VectorServer.label());

        assertThat(settled("VALID_NOW")).contains("issued");
        assertThat(server.asked()).contains("/v1/view");
        assertThat(band().innerText())
                .contains("VALID NOW", "These facts were signed by the peers of: ")
                .doesNotContain("Trust anchor", "Scan it again");

        band().locator("summary").click();
        assertThat(band().innerText()).contains(server.shown().seal(), "Trust anchor of version 1");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void moments_and_masses_have_the_form_of_the_rest_of_the_page(Language language) throws IOException {
        theMembersAnswer("valid/live-issued.json");

        open(VectorServer.label(), language);
        settled("VALID_NOW");
        band().locator("summary").click();

        assertThat(band().innerText())
                .containsPattern((language == Language.SPANISH ? "\\d{2}/\\d{2}/\\d{4}" : "\\d{4}-\\d{2}-\\d{2}")
                        + " \\d{2}:\\d{2} UTC")
                .contains(language == Language.SPANISH ? "3.944,900 g" : "3\u00a0944.900 g")
                .doesNotContainPattern("\\dT\\d");
    }

    @ParameterizedTest
    @CsvSource({"en,Scan it again.", "es,Escanéela otra vez."})
    void a_label_with_one_changed_digit_is_red_says_what_to_do_and_the_page_hides_nothing(String language, String next)
            throws IOException {
        theMembersAnswer("valid/live-issued.json");
        String label = VectorServer.label();
        int last = label.length() - 20;
        char other = label.charAt(last) == '0' ? '1' : '0';

        String changed = label.substring(0, last) + other + label.substring(last + 1);
        open(changed, language.equals("es") ? Language.SPANISH : Language.ENGLISH);

        assertThat(settled("NOT_GENUINE")).contains("over");
        assertThat(band().locator(".next").innerText()).startsWith(next);
        assertThat(page.innerText("main")).contains(server.shown().seal());
        assertThat(server.asked()).doesNotContain("/v1/view");
    }

    @ParameterizedTest
    @CsvSource({"en,DOES NOT MATCH", "es,NO COINCIDE"})
    void a_label_on_the_page_of_another_lot_does_not_match_and_leads_to_its_own(String language, String headline)
            throws IOException {
        theMembersAnswer("valid/live-issued.json");
        String label = VectorServer.label();
        String number = new CertificateId(server.shown().certificate()).shortId();
        page.navigate("about:blank");
        page.navigate(server.address() + "/c/XM348HEY7SFC$?lang=" + language + label.substring(label.indexOf('#')));

        assertThat(settled("OTHER_RECORD")).contains("over");
        assertThat(band().locator(".state").innerText()).isEqualTo(headline);
        assertThat(band().locator("p").count())
                .as("headline, sentence and link")
                .isEqualTo(3);
        assertThat(band().innerText()).contains(number, "XM348HEY7SFC$");
        assertThat(server.asked()).doesNotContain("/v1/view");

        band().locator("a").click();
        assertThat(settled("VALID_NOW")).contains("issued");
        assertThat(page.url()).contains("/c/" + number + "?lang=" + language);
    }

    @Test
    void a_number_typed_in_small_letters_with_dashes_is_that_of_the_label() throws IOException {
        theMembersAnswer("valid/live-issued.json");
        String label = VectorServer.label();
        String typed = new CertificateId(server.shown().certificate())
                .shortId()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^(....)", "$1-");
        page.navigate(server.address() + "/c/" + typed + "?lang=en" + label.substring(label.indexOf('#')));

        assertThat(settled("VALID_NOW")).contains("issued");
    }

    @Test
    void a_page_that_shows_another_mass_than_was_signed_is_red() throws IOException {
        theMembersAnswer("valid/live-issued.json");
        Facts signed = server.shown();
        server.shows(new Facts(
                signed.certificate(),
                signed.country(),
                signed.seal(),
                signed.grossMg() + 1,
                signed.fineMg(),
                signed.fineness(),
                signed.statusIndex(),
                signed.validUntil()));

        open(VectorServer.label());

        assertThat(settled("VALID_NOW")).contains("over");
        assertThat(band().innerText()).contains("This page does not show what the members signed");
    }

    @Test
    void a_page_that_shows_another_state_than_the_members_state_is_red() throws IOException {
        theMembersAnswer("valid/live-suspended.json");

        open(VectorServer.label());

        assertThat(settled("SUSPENDED")).contains("over");
        assertThat(band().innerText()).contains("state of the record", "SUSPENDED");
    }

    @Test
    void a_finding_that_arrives_while_the_page_is_open_is_shown_and_without_one_the_page_stays() throws IOException {
        theMembersAnswer("valid/live-issued.json");
        open(VectorServer.label());
        settled("VALID_NOW");
        page.evaluate("self.stays = true");
        int asked = timesAsked();
        page.clock().runFor(MINUTE_MILLIS);
        page.waitForCondition(() -> timesAsked() > asked);
        assertThat(page.evaluate("self.stays")).isEqualTo(true);

        theMembersAnswer("valid/live-suspended.json");
        page.waitForCondition(() -> {
            try {
                page.clock().runFor(MINUTE_MILLIS);
                return page.evaluate("self.stays") == null;
            } catch (PlaywrightException comingAnew) {
                return false;
            }
        });
        settled("SUSPENDED");
    }

    private int timesAsked() {
        return Collections.frequency(server.asked(), "/v1/view");
    }

    @Test
    void garbage_of_every_member_leaves_the_present_state_unknown_and_names_each() throws IOException {
        server.answers("/v1/view", "{\"payloads\":[\"AAAA\"],\"value\":null}");

        open(VectorServer.label());

        Locator reasons = page.getByText("No member gave a valid answer on the present state.");
        reasons.waitFor();
        assertThat(settled("GENUINE_STATUS_UNKNOWN")).contains("amber");
        assertThat(band().innerText()).contains(server.address() + " gave no answer: ");
    }

    @Test
    void the_address_without_what_stands_after_its_mark_is_not_checked() throws IOException {
        open(VectorServer.label().replaceAll("#.*", "#"));

        page.getByText("Not checked by this device: this is the address alone").waitFor();
        assertThat(band().getAttribute("data-verdict")).isNull();
    }

    @Test
    void without_script_the_page_says_that_this_device_checked_nothing() throws IOException {
        try (var plain = CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page still = plain.newPage();
            still.navigate(server.address(VectorServer.label()));
            assertThat(still.innerText("#device")).contains("It was not checked by this device.");
            assertThat(still.innerText("main")).contains("As stated by Demo member at");
            assertThat(still.locator(".issued").count()).as("green").isZero();
            assertThat(still.evaluate(
                            "getComputedStyle(document.querySelector('.stated > .state'), '::before').content"))
                    .as("a tick")
                    .isEqualTo("none");
        }
    }

    @Test
    void a_second_scan_with_the_network_off_is_green_as_of_the_last_status_list_and_amber_when_that_is_old()
            throws IOException {
        Fields listed = VectorServer.vector("valid/label-with-fresh-status-list.json");
        long now = listed.integer("now");
        at(now);
        server.answers("/v1/status", listed.text("status"));
        open(VectorServer.label());
        settled("GENUINE_STATUS_UNKNOWN");
        page.waitForCondition(() -> (Boolean) page.evaluate("async () => localStorage.getItem('capaz.status') !== null"
                + " && (await (await caches.open('capaz')).keys()).length >= 7"));
        page.evaluate("() => navigator.serviceWorker.ready");

        server.close();
        open(VectorServer.label());
        assertThat(settled("GENUINE_AS_OF")).contains("issued");
        assertThat(page.innerText("main")).contains("As stated by Demo member at");
        page.getByText("Without network nobody was asked").waitFor();
        assertThat(band().locator("li").first().isVisible()).as("each reason").isFalse();
        Reader.seesOnFirstScreen(
                page, "second scan", List.of(".compare [data-fact=seal]", ".compare [data-fact=grossMg]"));

        at(now + 30 * DAY);
        open(VectorServer.label());
        assertThat(settled("GENUINE_STATUS_UNKNOWN")).contains("amber");
        assertThat(band().innerText()).containsPattern("That was \\d+ days ago");
    }

    private void theMembersAnswer(String path) throws IOException {
        Fields vector = VectorServer.vector(path);
        page.addInitScript(VectorServer.drawing(vector.text("challenge")));
        server.answers("/v1/view", CanonicalJson.write(VectorServer.answerIn(vector)));
    }

    private void at(long second) {
        page.clock().setFixedTime(second * 1000);
    }

    /** Opens it anew, as a scan does, even where only the part after the mark differs. */
    private void open(String label) {
        open(label, Language.ENGLISH);
    }

    private void open(String label, Language language) {
        page.navigate("about:blank");
        page.navigate(server.address(label, language));
    }

    private Locator band() {
        return page.locator("#device");
    }

    /** Waits for the verdict; returns the classes of the band, one of which is its colour. */
    private List<String> settled(String verdict) {
        page.locator("#device[data-verdict=" + verdict + "]").waitFor();
        return List.of(band().getAttribute("class").split(" "));
    }
}
