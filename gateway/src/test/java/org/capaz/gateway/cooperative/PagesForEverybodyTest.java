// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.gateway.buyer.Weight;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages around those of records, as a gateway serves them: readable for everybody (axe, 320 to 1280 px, keyboard alone), in both
 * languages, and light. {@link org.capaz.gateway.buyer.StatesTest} does the same for the page of a record, {@link
 * EveryStateInBrowserTest} for the pages of a cooperative.
 */
class PagesForEverybodyTest {
    /** What a phone may load of one of a cooperative's pages at its first visit, and of each public page. */
    private static final int MOST_BYTES = 50_000;

    /** The page of a record brings the verifier along. */
    private static final int MOST_BYTES_WITH_VERIFIER = 60_000;

    private static final String RECORD = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId();

    private static final String FIRST_PAINT =
            "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";

    private static final List<String> QUESTIONS = List.of("/cooperative/payments", "/cooperative/visits");

    /** Each with what stands there once it is ready. */
    private static final Map<String, String> OPEN_TO_ALL = Map.of(
            "/", "#number, input[name=number]",
            "/check", "textarea",
            "/no/such/page", "h1",
            "/cooperative/sign-in", "h1");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Consortium world;
    private static CaseGateway gateway;

    @BeforeAll
    static void serve() {
        world = WorkedCase.unansweredWithCertificate();
        gateway = new CaseGateway(world, "ProducersMSP");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** Its own worker would answer the second page from what it kept of the first, and nothing would be weighed. */
    private static BrowserContext visitor() {
        return CHROMIUM.newContext(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_open_to_all_can_be_read_by_everybody(Language language) {
        try (BrowserContext context = visitor()) {
            Page page = context.newPage();
            OPEN_TO_ALL.forEach((path, ready) -> {
                page.navigate(gateway.address() + path + "?lang=" + language.tag());
                page.locator(ready).first().waitFor();
                assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language.tag());
                Reader.canRead(page, path);
                Reader.reachesAllByKeyboard(page);
            });
        }
    }

    /** Prints what each page weighs as it comes over the wire, and when a browser of this machine first shows something of it. */
    @Test
    void every_page_is_light() {
        Map<String, Integer> bytes = new LinkedHashMap<>();
        Stream.concat(Stream.of(RECORD), OPEN_TO_ALL.keySet().stream().sorted()).forEach(path -> {
            try (BrowserContext context = visitor()) {
                Page page = context.newPage();
                bytes.put(path, weighed(page, () -> page.navigate(gateway.address() + path + "?lang=es")));
                page.waitForFunction("() => " + FIRST_PAINT + " !== null");
                Object painted = page.evaluate("Math.round(" + FIRST_PAINT + ")");
                System.out.println(path + ": " + bytes.get(path) + " bytes, first paint after " + painted + " ms");
            }
        });
        for (String questions : QUESTIONS) {
            String way = "from sign-in to a question of " + questions;
            try (Phone phone = new Phone(CHROMIUM, world.now(), Language.SPANISH, ServiceWorkerPolicy.BLOCK)) {
                Page page = phone.page();
                bytes.put(way, weighed(page, () -> {
                    phone.signIn(gateway.address(), world.officer("amp-01-treasurer"));
                    page.navigate(gateway.address() + questions + "?lang=es#P-AMP-01");
                    page.locator("[data-key=PAY_YES_FULL]").waitFor();
                }));
            }
            System.out.println(way + ": " + bytes.get(way) + " bytes");
        }
        assertThat(bytes)
                .allSatisfy((page, weight) -> assertThat(weight)
                        .as(page)
                        .isLessThanOrEqualTo(page.equals(RECORD) ? MOST_BYTES_WITH_VERIFIER : MOST_BYTES));
    }

    private static int weighed(Page page, Runnable visit) {
        return Weight.sum(Weight.of(page, visit));
    }
}
