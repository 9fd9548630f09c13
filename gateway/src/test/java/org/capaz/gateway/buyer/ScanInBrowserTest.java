// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A label is scanned in the page at the root, without a server seeing it. Chromium on this machine has no reader of codes, so
 * that a test puts one there which finds what the test says.
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

    @Test
    void a_picture_without_a_code_and_one_of_a_foreign_code_are_told_apart() throws IOException {
        scan("[]");
        page.getByText("No code was found in the picture.").waitFor();

        scan("['" + INVOICE + "']");
        page.getByText("is not that of a label of this network").waitFor();
        assertThat(page.getByText("No code was found in the picture.").isVisible())
                .isFalse();
        assertThat(page.url()).isEqualTo(server.address() + "/");
    }

    @Test
    void without_a_reader_of_codes_the_page_advises_the_camera_app_or_the_number() {
        page.navigate(server.address() + "/");

        assertThat(page.getByText("Point the camera app of your phone").isVisible())
                .isTrue();
        assertThat(page.locator("#picture").isVisible()).isFalse();
        assertThat(page.locator("#number").isVisible()).isTrue();
    }

    @Test
    void a_pasted_label_is_opened_here_and_not_sent() throws IOException {
        String label = VectorServer.label();
        page.navigate(server.address() + "/");
        page.waitForFunction("document.getElementById('number').maxLength === -1");
        page.fill("#number", label);
        page.click("button");

        page.locator("#device[data-verdict]").waitFor();
        assertThat(server.asked()).doesNotContain("/c");
    }

    @Test
    void a_typed_number_is_sent_to_the_gateway_as_a_form() {
        server.answers("/c", "{}");
        page.navigate(server.address() + "/?lang=es");
        page.fill("#number", "tbfq xs43 za92 2");
        page.click("button");

        page.waitForURL(url -> url.contains("/c?"));
        assertThat(page.url()).contains("number=tbfq+xs43+za92+2", "lang=es");
        assertThat(server.asked()).contains("/c");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_root_fits_a_phone(Language language) {
        page.navigate(server.address() + "/?lang=" + language.tag());
        ScreensTest.keep(page, "front-360-" + language.tag(), true);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(page.locator("button").boundingBox().y).isLessThan(640);
        assertThat(page.locator("button").boundingBox().height).isGreaterThanOrEqualTo(44);
    }

    /** Chooses a picture in which the reader finds these codes. */
    private void scan(String found) throws IOException {
        page.addInitScript(READER.formatted(found));
        page.navigate(server.address() + "/");
        page.locator("#picture").waitFor();
        page.setInputFiles("#picture", new FilePayload("label.png", "image/png", picture()));
    }

    private static byte[] picture() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
