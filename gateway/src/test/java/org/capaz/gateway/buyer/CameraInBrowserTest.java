// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.Pictures;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The browser's camera looks at a label, and the page of the label opens with what this device finds. */
class CameraInBrowserTest {
    private static final String INVOICE = "https://catalogo-vpfe.dian.gov.co/document/searchqr?documentkey=00";

    @RegisterExtension
    static final Chromium AT_A_LABEL = Chromium.seeing(CodePicture.ofLabel().video("label"));

    @RegisterExtension
    static final Chromium AT_AN_INVOICE =
            Chromium.seeing(CodePicture.ofCode(INVOICE).video("invoice"));

    private VectorServer server;
    private BrowserContext context;
    private final List<String> requests = new ArrayList<>();

    @BeforeEach
    void serve() throws IOException {
        server = new VectorServer();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_camera_at_the_root_opens_the_label_with_the_members_verdict(Language language) throws IOException {
        Page page = opened(AT_A_LABEL);
        page.navigate(server.address() + "/?lang=" + language.tag());

        page.click("#camera");

        page.locator("#device[data-verdict=VALID_NOW]").waitFor();
        assertThat(page.url()).isEqualTo(server.address(VectorServer.label(), language));
    }

    @Test
    void nobody_is_asked_but_the_gateway_for_the_files_of_the_page_and_the_label_is_told_to_nobody()
            throws IOException {
        Page page = opened(AT_A_LABEL);
        page.navigate(server.address() + "/");

        page.click("#camera");

        page.locator("#device[data-verdict=VALID_NOW]").waitFor();
        assertThat(requests).allMatch(address -> address.startsWith(server.address() + "/"));
        assertThat(server.asked())
                .contains("/verify/front.js", "/verify/qr.js")
                .allMatch(
                        path -> path.matches("/|/favicon\\.ico|/page\\.css|/verify/[a-z-]+(\\.js|\\.json)?|/c/[0-9A-Z]+"
                                + "|/\\.well-known/gold/(anchor|peers)\\.json|/v1/(view|status)"));
        String label = VectorServer.label();
        assertThat(requests)
                .noneMatch(address -> address.replaceAll("#.*", "").contains(label.substring(label.indexOf('#') + 1)));
    }

    /** Who typed the number has the page without the proof, and gets it from there. */
    @Test
    void the_camera_on_the_page_of_a_number_finds_the_proof_on_the_label() throws IOException {
        Page page = opened(AT_A_LABEL);
        String address = server.address(VectorServer.label());
        page.navigate(address.substring(0, address.indexOf('#')));
        page.getByText("this is the address alone").waitFor();
        page.locator("#scan").waitFor();
        assertThat(page.locator("#camera").boundingBox().y)
                .as("near the top, where nothing was checked")
                .isLessThan(page.locator("footer").boundingBox().y - 300);
        Pictures.keep(page, "buyer-360-number-en", true);

        page.click("#camera");

        page.locator("#device[data-verdict=VALID_NOW]").waitFor();
        assertThat(page.url()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"en,is not that of a label of this network", "es,no es el de una etiqueta de esta red"})
    void the_code_of_an_invoice_is_not_ours_and_never_a_forged_label(String language, String said) {
        Page page = opened(AT_AN_INVOICE);
        page.navigate(server.address() + "/?lang=" + language);

        page.click("#camera");

        page.getByText(said).waitFor();
        Pictures.keep(page, "front-camera-" + language, true);
        assertThat(page.url()).isEqualTo(server.address() + "/?lang=" + language);
        Reader.seesOnFirstScreen(page, "what goes on looking", List.of("#video"));
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void the_camera_is_stopped_by_who_started_it() {
        Page page = opened(AT_AN_INVOICE);
        page.navigate(server.address() + "/?lang=es");
        page.click("#camera");
        page.locator("#video").waitFor();

        page.click("#stop");

        page.locator("#video").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(page.evaluate(
                        "document.getElementById('video').srcObject.getTracks().map((track) => track.readyState)"))
                .isEqualTo(List.of("ended"));
    }

    /** Of a phone; at the time and with the challenge of the members' answer in the vectors. */
    private Page opened(Chromium chromium) {
        context = chromium.newContext(new Browser.NewContextOptions().setViewportSize(360, 640));
        Page page = context.newPage();
        page.onRequest(request -> requests.add(request.url()));
        try {
            Fields vector = VectorServer.vector("valid/live-issued.json");
            page.clock().setFixedTime(vector.integer("now") * 1000);
            page.addInitScript(VectorServer.drawing(vector.text("challenge")));
            server.answers("/v1/view", CanonicalJson.write(VectorServer.answerIn(vector)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }
}
