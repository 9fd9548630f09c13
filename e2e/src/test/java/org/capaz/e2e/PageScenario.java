// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Weight;
import org.capaz.ledger.identity.CertificateId;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger sees who scans the label with a phone: no account, no script. */
@Order(1)
@ExtendWith(World.class)
class PageScenario {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @CsvSource({"es,Constancia de lote,'3.944,900 g','3.325,156 g'", "en,Lot record,3 944.900 g,3 325.156 g"})
    void without_script_the_page_answers_first_and_names_what_to_compare(
            String language, String title, String gross, String fine) {
        try (var context = CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(address(shortId()) + "?lang=" + language);
            String text = page.innerText("body").replaceAll("\\p{Zs}", " ");

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(text).containsIgnoringCase(title).contains(gross, fine, "S-000950", "Demo");
            assertThat(text)
                    .doesNotContainIgnoringCase("certified")
                    .doesNotContainIgnoringCase("certificado")
                    .doesNotContainIgnoringCase("conflict-free")
                    .doesNotContain("VALID NOW");
        }
    }

    @Test
    void an_unknown_number_is_unknown_and_never_valid() {
        try (var context = CHROMIUM.newContext()) {
            Page page = context.newPage();
            String unknown = new CertificateId("00000000-0000-4000-8000-000000000000").shortId();

            assertThat(page.navigate(address(unknown) + "?lang=en").status()).isEqualTo(404);
            assertThat(page.innerText("body")).containsIgnoringCase("unknown");
        }
    }

    @Test
    void the_page_has_no_barrier_that_a_program_can_find() {
        try (var context = CHROMIUM.newContext()) {
            Page page = context.newPage();
            page.navigate(address(shortId()) + "?lang=es");

            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"es,360", "en,360", "es,320"})
    void on_a_phone_nobody_scrolls_sideways(String language, int width) {
        try (var context = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(width, 740))) {
            Page page = context.newPage();
            page.navigate(address(shortId()) + "?lang=" + language);

            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
        }
    }

    /**
     * All that comes over the wire until nothing more does: the page, style, script, sentences, anchor, directory of peers, what is kept
     * for later, and what a member answers of the present state and of the status list. Who checks a label has Brotli, unless a server
     * on the way, or a gateway without the encoder, leaves it at gzip.
     */
    @ParameterizedTest
    @CsvSource({"es,br,60000", "en,br,60000", "es,gzip,66000", "en,gzip,66000"})
    void the_first_scan_of_a_label_loads_little(String language, String coding, int limit) throws IOException {
        String label = Files.readString(World.demoFile("label.txt")).strip();
        try (var context = CHROMIUM.newContext(
                new Browser.NewContextOptions().setExtraHTTPHeaders(Map.of("Accept-Encoding", coding)))) {
            Page page = context.newPage();
            Map<String, Integer> bytes = Weight.of(page, () -> {
                page.navigate(address(shortId()) + "?lang=" + language + label.substring(label.indexOf('#')));
                page.locator("#device[data-verdict=VALID_NOW]").waitFor();
                page.waitForFunction("() => localStorage.getItem('capaz.status') !== null");
                page.waitForFunction(
                        "async lang => await caches.match('/verify/label?lang=' + lang) !== undefined", language);
            });

            assertThat(bytes)
                    .containsKeys(
                            "/page.css",
                            "/verify/page.js",
                            "/verify/label",
                            "/.well-known/gold/anchor.json",
                            "/v1/view",
                            "/v1/status");
            assertThat(bytes.get("/c/" + shortId())).as("%s", bytes).isLessThanOrEqualTo(14_000);
            assertThat(Weight.sum(bytes)).as("%s", bytes).isLessThanOrEqualTo(limit);
        }
    }

    private static String address(String shortId) {
        return World.address("assurance") + "/c/" + shortId;
    }

    private static String shortId() {
        return new CertificateId(World.certificate()).shortId();
    }
}
