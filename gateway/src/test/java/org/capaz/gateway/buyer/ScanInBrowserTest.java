// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A label is scanned in the page at the root, without a server seeing it. Chromium on this machine has no reader of codes, so
 * that our decoder reads, or a test puts one there which finds what the test says.
 */
class ScanInBrowserTest {
    private static final String READER = """
        self.BarcodeDetector = class {
          static getSupportedFormats() {
            return Promise.resolve(['ean_13', 'qr_code']);
          }
          detect() {
            return Promise.resolve(%s.map((rawValue) => ({ rawValue })));
          }
        };
        """;
    private static final String INVOICE = "https://catalogo-vpfe.dian.gov.co/document/searchqr?documentkey=00";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private VectorServer server;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void serve() throws IOException {
        server = new VectorServer();
        context = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(360, 640));
        page = context.newPage();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    @Test
    void a_picture_of_a_label_opens_its_page_and_the_label_stays_on_the_phone() throws IOException {
        String label = VectorServer.label();
        scan("['" + INVOICE + "', '" + label + "']");

        page.locator("#device[data-verdict]").waitFor();
        assertThat(page.url()).endsWith(label.substring(label.indexOf('#')));
        assertThat(server.asked()).noneMatch(path -> path.contains(label.substring(label.indexOf('#') + 1)));
    }

    /** A number ends in its check character, which may be a sign; a label of a demonstration leads to this machine, at a port. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "~", "$", "=", "U", "7"})
    void a_label_of_a_demonstration_is_ours_whatever_its_check_character(String check) throws IOException {
        String digits = VectorServer.label().replaceAll("^[^#]*#", "");
        scan("['http://localhost:7180/c/XM348HEY7SFC" + check + "#" + digits + "']");

        page.locator("#device[data-verdict]").waitFor();
        assertThat(page.url()).isEqualTo(server.address() + "/c/XM348HEY7SFC" + check + "?lang=en#" + digits);
    }

    @Test
    void our_decoder_reads_a_label_of_a_demonstration_as_it_is_printed() throws IOException {
        String digits = VectorServer.label().replaceAll("^[^#]*#", "");
        choose(CodePicture.ofCode("http://localhost:7180/c/XM348HEY7SFC$#" + digits)
                .png());

        page.locator("#device[data-verdict]").waitFor();
        assertThat(page.url()).endsWith("/c/XM348HEY7SFC$?lang=en#" + digits);
    }

    @Test
    void a_picture_without_a_code_and_one_of_a_foreign_code_are_told_apart() {
        scan("[]");
        page.getByText("No code was found in the picture.").waitFor();
        assertThat(server.asked()).as("our decoder looked too").contains("/verify/qr.js");

        scan("['" + INVOICE + "']");
        page.getByText("is not that of a label of this network").waitFor();
        assertThat(page.getByText("No code was found in the picture.").isVisible())
                .isFalse();
        assertThat(page.url()).isEqualTo(server.address() + "/");
    }

    @Test
    void without_a_reader_in_the_browser_our_decoder_reads_the_picture_of_a_label() throws IOException {
        choose(CodePicture.ofLabel().png());

        page.locator("#device[data-verdict]").waitFor();
        assertThat(page.url()).endsWith(VectorServer.label().replaceAll("^[^#]*", ""));
        assertThat(server.asked()).contains("/verify/qr.js");
    }

    @Test
    void without_a_reader_in_the_browser_a_foreign_code_is_not_ours_and_no_code_is_none() {
        choose(CodePicture.ofCode(INVOICE).png());
        page.getByText("is not that of a label of this network").waitFor();

        choose(CodePicture.ofNothing().png());
        page.getByText("No code was found in the picture. Come closer").waitFor();
        assertThat(page.url()).isEqualTo(server.address() + "/");
    }

    @ParameterizedTest
    @CsvSource({"en,cannot open that picture", "es,no puede abrir esa foto"})
    void a_file_that_is_no_picture_is_told_apart_from_one_without_a_code(String language, String said) {
        page.navigate(server.address() + "/?lang=" + language);
        page.setInputFiles("#picture", new FilePayload("label.heic", "image/heic", new byte[64]));

        page.getByText(said).waitFor();
        assertThat(page.locator("#scan-none").isVisible()).isFalse();
    }

    @Test
    void a_decoder_that_cannot_be_loaded_is_told_and_asked_for_again() throws IOException {
        server.answers("/verify/qr.js", exchange -> exchange.sendResponseHeaders(503, -1));
        choose(CodePicture.ofLabel().png());
        page.getByText("The reader of codes could not be loaded").waitFor();

        server.answersAsBefore("/verify/qr.js");
        page.setInputFiles(
                "#picture",
                new FilePayload("label.png", "image/png", CodePicture.ofLabel().png()));
        page.locator("#device[data-verdict]").waitFor();
        assertThat(page.url()).endsWith(VectorServer.label().replaceAll("^[^#]*", ""));
    }

    /** Pictures are looked at here too: who reads one label of many goes on from its page. */
    @Test
    void a_label_is_scanned_on_the_page_of_another() throws IOException {
        String label = VectorServer.label();
        String other = label.substring(0, label.length() - 1) + (label.endsWith("0") ? "1" : "0");
        page.navigate(server.address(other));
        page.locator("#device[data-verdict=NOT_GENUINE]").waitFor();

        page.setInputFiles(
                "#picture",
                new FilePayload("label.png", "image/png", CodePicture.ofLabel().png()));

        page.locator("#device[data-verdict]:not([data-verdict=NOT_GENUINE])").waitFor();
        assertThat(page.url()).isEqualTo(server.address(label));
    }

    @ParameterizedTest
    @CsvSource({
        "NotAllowedError,en,The browser was not allowed to use the camera",
        "NotAllowedError,es,No se permitió al navegador usar la cámara",
        "NotFoundError,en,No camera could be used",
        "NotFoundError,es,No se pudo usar ninguna cámara"
    })
    void a_camera_that_cannot_be_used_leaves_the_picture_and_the_number(String why, String language, String said) {
        page.addInitScript(
                "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '" + why + "'));");
        page.navigate(server.address() + "/?lang=" + language);

        page.click("#camera");

        page.getByText(said).waitFor();
        assertThat(page.locator("[role=alert]:visible").count()).isEqualTo(1);
        assertThat(page.locator("#viewer").isVisible()).isFalse();
        assertThat(page.locator("#picture").isVisible()).isTrue();
        assertThat(page.locator("#number").isVisible()).isTrue();
    }

    @Test
    void without_script_the_page_advises_the_camera_app_or_the_number() {
        try (var plain = CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page still = plain.newPage();
            still.navigate(server.address() + "/");
            assertThat(still.locator("#scan-advice").isVisible()).isTrue();
            assertThat(still.locator("#scan-advice").textContent()).startsWith("Point the camera app of your phone");
            assertThat(still.locator("#scan").isVisible()).isFalse();
            assertThat(still.locator("#number").isVisible()).isTrue();
        }
    }

    @Test
    void a_pasted_label_is_opened_here_and_not_sent() throws IOException {
        String label = VectorServer.label();
        page.navigate(server.address() + "/");
        page.waitForFunction("document.getElementById('number').maxLength === -1");
        page.fill("#number", label);
        page.click("#find button");

        page.locator("#device[data-verdict]").waitFor();
        assertThat(server.asked()).doesNotContain("/c");
    }

    /** The page of a number that no record has also takes a label. */
    @Test
    void a_label_pasted_on_the_page_of_a_wrong_number_is_opened_and_not_sent() throws IOException {
        String label = VectorServer.label();
        var nobody = new LotPage.LedgerPosition("Demo member", Instant.EPOCH, 1, Instant.EPOCH, false);
        String wrong = PageWriter.write(new LotPage.Unknown("00000", true, nobody), Language.ENGLISH);
        server.answers("/c/00000", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(404, 0);
            exchange.getResponseBody().write(wrong.getBytes(UTF_8));
        });
        page.navigate(server.address() + "/c/00000?lang=en");
        page.waitForFunction("document.getElementById('number').maxLength === -1");
        assertThat(page.inputValue("#number")).isEqualTo("00000");
        page.fill("#number", label);
        page.click("#find button");

        page.locator("#device[data-verdict]").waitFor();
        assertThat(server.asked()).doesNotContain("/c");
    }

    @Test
    void a_typed_number_is_sent_to_the_gateway_as_a_form() {
        server.answers("/c", "{}");
        page.navigate(server.address() + "/?lang=es");
        page.fill("#number", "tbfq xs43 za92 2");
        page.click("#find button");

        page.waitForURL(url -> url.contains("/c?"));
        assertThat(page.url()).contains("number=tbfq+xs43+za92+2", "lang=es");
        assertThat(server.asked()).contains("/c");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_root_fits_a_phone(Language language) {
        page.navigate(server.address() + "/?lang=" + language.tag());
        Pictures.keep(page, "front-360-" + language.tag(), true);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Reader.seesOnFirstScreen(page, "the root", List.of("#find button"));
        assertThat(page.locator("#find button").boundingBox().height).isGreaterThanOrEqualTo(44);
    }

    /** Chooses a picture in which the browser's own reader finds these codes. */
    private void scan(String found) {
        page.addInitScript(READER.formatted(found));
        choose(CodePicture.ofNothing().png());
    }

    private void choose(byte[] picture) {
        page.navigate(server.address() + "/");
        page.locator("#picture").waitFor();
        page.setInputFiles("#picture", new FilePayload("label.png", "image/png", picture));
    }
}
