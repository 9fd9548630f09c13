// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that has pinned an anchor visits a server that publishes another one. */
class AnchorInBrowserTest {
    private static final String ANCHOR = "/.well-known/gold/anchor.json";
    private static final String SIGNATURES = "/.well-known/gold/anchor.sigs.json";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private VectorServer server;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void pinTheFirst() throws IOException {
        server = new VectorServer();
        server.answers(ANCHOR, VectorServer.file("anchor.json"));
        context = CHROMIUM.newContext();
        page = context.newPage();
        page.clock().setFixedTime(VectorServer.vector("valid/label.json").integer("now") * 1000);
    }

    @AfterEach
    void closePage() {
        context.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,'now uses trust anchor version 2 in place of version 1: administrators of Buyers, Producers, Traders'",
        "SPANISH,usa ahora el ancla de confianza de la versión 2 en lugar de la versión 1"
    })
    void one_that_enough_administrators_of_the_pinned_one_signed_takes_its_place(Language language, String said)
            throws IOException {
        open(language);
        String newer = publish("updates/signed-by-three-of-four.json");

        open(language);

        assertThat(band().innerText()).contains(said);
        assertThat(pinned()).isEqualTo(newer);
        open(language);
        band().locator("summary").last().click();
        assertThat(band().innerText()).contains(Digest.hex(newer)).doesNotContain(said);
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH,This device does not take it and goes on with the one that it keeps",
        "SPANISH,Este dispositivo no la acepta y sigue con la que guarda"
    })
    void one_that_too_few_signed_changes_nothing_and_is_named(Language language, String said) throws IOException {
        open(language);
        String before = pinned();
        String lie = publish("updates/signed-by-two-of-four.json");

        open(language);

        assertThat(band().innerText()).contains(Digest.hex(lie), said, "E-QUORUM: ");
        assertThat(pinned()).isEqualTo(before);
    }

    @Test
    void one_whose_signatures_are_not_published_is_not_taken() throws IOException {
        open(Language.ENGLISH);
        String before = pinned();
        server.answers(
                ANCHOR,
                VectorServer.vector("updates/signed-by-three-of-four.json").text("newer"));

        open(Language.ENGLISH);

        assertThat(band().innerText()).contains("administrators of 0 organisations signed");
        assertThat(server.asked()).contains(SIGNATURES);
        assertThat(pinned()).isEqualTo(before);
    }

    @Test
    void one_that_cannot_be_read_is_not_taken() throws IOException {
        open(Language.ENGLISH);
        String before = pinned();
        server.answers(ANCHOR, "<html>anchor</html>");

        open(Language.ENGLISH);

        assertThat(band().innerText()).contains(Digest.hex("<html>anchor</html>"), "E-ANCHOR: ");
        assertThat(pinned()).isEqualTo(before);
    }

    @Test
    void a_browser_that_may_store_nothing_checks_all_the_same() throws IOException {
        page.addInitScript(
                "Object.defineProperty(self, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); }"
                        + " });");

        open(Language.ENGLISH);

        assertThat(band().getAttribute("data-verdict")).isEqualTo("GENUINE_STATUS_UNKNOWN");
    }

    private String publish(String path) throws IOException {
        Fields vector = VectorServer.vector(path);
        server.answers(ANCHOR, vector.text("newer"));
        server.answers(SIGNATURES, vector.text("signatures"));
        return vector.text("newer");
    }

    private Locator band() {
        return page.locator("#device");
    }

    private String pinned() {
        return (String) page.evaluate("JSON.parse(localStorage.getItem('capaz.anchor')).text");
    }

    /** Opens the page of the label anew and waits until the members, who cannot be asked from here, were asked. */
    private void open(Language language) throws IOException {
        page.navigate("about:blank");
        page.navigate(server.address(VectorServer.label(), language));
        page.locator("#device .reasons").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }
}
