// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.micronaut.core.io.ResourceResolver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.script.ScriptFiles;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page of the worked case on screens of several widths.
 */
class ScreensTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static LotPage record;

    private VectorServer server;
    private BrowserContext context;

    @BeforeAll
    static void readRecord() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP")) {
            record = gateway.bean(LotPageReader.class)
                    .known(
                            new CertificateId(WorkedCase.CERTIFICATE),
                            gateway.bean(LedgerStateReader.class).latest());
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = new VectorServer();
        server.showsLike(record);
        context = CHROMIUM.newContext();
    }

    @AfterEach
    void stop() {
        context.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_phone_shows_verdict_and_what_to_compare_on_its_first_screen(Language language) throws IOException {
        Page page = phone(language);
        Pictures.keep(page, "buyer-360-" + language.tag(), false);
        Reader.seesOnFirstScreen(
                page, "a genuine label", List.of("nav a", "#device .state", ".answer .state", ".compare dl"));
        Pictures.keep(page, "buyer-360-whole-" + language.tag(), true);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothing_is_wider_than_the_screen_and_a_seal_is_never_broken(Language language) throws IOException {
        Page page = phone(language);
        for (int width : List.of(320, 360, 768, 1280)) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("width %s", width)
                    .isEqualTo(width);
            assertThat(page.evaluate("[...document.querySelectorAll('.compare dd')].filter((dd) =>"
                            + " dd.getClientRects().length !== 1 || dd.scrollWidth >"
                            + " dd.clientWidth).length"))
                    .isEqualTo(0);
            if (width == 1280) {
                Pictures.keep(page, "buyer-1280-" + language.tag(), true);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void on_a_phone_the_whole_page_is_a_few_screens_long(Language language) throws IOException {
        Page page = phone(language);
        assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
                .isLessThan(4500);
    }

    /** Packed as servers do it. Anchor and directory of peers come on top; they grow with the network, not with the page. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_first_answer_and_all_that_follows_are_small(Language language) throws IOException {
        var files = new ScriptFiles(new ResourceResolver());
        int first = packed(server.page(language));
        var loaded = Map.of(
                "page", first,
                "page.css", packed(VectorServer.resource("page.css")),
                "page.js", packed(files.page().text().getBytes(UTF_8)),
                "words", packed(files.words(language)),
                "worker.js", packed(files.worker().text().getBytes(UTF_8)),
                "empty page", packed(PageWriter.withoutRecord(language).getBytes(UTF_8)));
        assertThat(first).as("%s", loaded).isLessThan(14_000);
        assertThat(loaded.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", loaded)
                .isLessThan(60_000);
    }

    private Page phone(Language language) throws IOException {
        return opened(language, 360, 640);
    }

    /** The page of a genuine label whose members say that it is issued. */
    private Page opened(Language language, int width, int height) throws IOException {
        Fields vector = VectorServer.vector("valid/live-issued.json");
        Page page = context.newPage();
        page.setViewportSize(width, height);
        page.clock().setFixedTime(vector.integer("now") * 1000);
        page.addInitScript(VectorServer.drawing(vector.text("challenge")));
        server.answers("/v1/view", CanonicalJson.write(VectorServer.answerIn(vector)));
        page.navigate(server.address(VectorServer.label(), language));
        page.locator("#device[data-verdict=VALID_NOW]").waitFor();
        return page;
    }

    private static int packed(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.size();
    }
}
