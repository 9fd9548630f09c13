// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.audit.evidence.PaperHashes;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The auditors' pages on a phone and at a desk, in both languages: everybody can read them, and reach everything by keyboard. */
class AuditorInBrowserTest extends AuditorTest {
    private static final int DESK = 1280;
    private static final int DESK_HEIGHT = 900;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    /** Each page with its name. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("populations", "/auditor");
        PAGES.put("payments", "/auditor/populations/payments");
        PAGES.put("record", "/auditor/record?key=receipt/P-AMP-01");
        PAGES.put("trail", "/auditor/trail?lot=LE");
        PAGES.put("exceptions", "/auditor/exceptions");
        PAGES.put("denied", "/auditor/exceptions?kind=PREMIUM_DISPUTED");
        PAGES.put("sample", "/auditor/sample?population=payments&seed=4711&size=2&strata=");
        PAGES.put("evidence", "/auditor/evidence");
        PAGES.put("pictures", "/auditor/pictures");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_can_be_read_and_used_by_everybody(Language language) {
        try (Phone phone = new Phone(CHROMIUM, world.now(), language)) {
            phone.signIn(gateway.address(), world.officer(AUDITOR), "/auditor");
            Page page = phone.page();
            Map<String, String> pages = new LinkedHashMap<>(PAGES);
            pages.put("attestation", "/auditor/record?key=" + attestation());
            pages.forEach((name, path) -> {
                assertThat(page.navigate(gateway.address() + path).ok())
                        .as(name)
                        .isTrue();
                page.waitForFunction("document.querySelector('progress') === null");
                phone.everybodyCanUse(name);
                Reader.reachesAllByKeyboard(page);
                // Of each page one picture from a phone and one from a desk.
                if (language == Language.ENGLISH) {
                    page.setViewportSize(DESK, DESK_HEIGHT);
                }
                Pictures.keep(page, "auditor-" + name + "-" + language.tag(), true);
            });
        }
    }

    private static String attestation() {
        return world.ledger().records().entrySet().stream()
                .filter(record -> record.getKey().family() == Family.ATTESTATION)
                .filter(record -> record.getValue() instanceof Json.Obj attestation
                        && Json.text("AUD-01").equals(attestation.get("issuer")))
                .map(record -> record.getKey().toString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_paper_is_hashed_on_the_device_and_the_record_that_cites_it_is_named() {
        try (Phone phone = new Phone(CHROMIUM, world.now(), Language.ENGLISH)) {
            phone.signIn(gateway.address(), world.officer(AUDITOR), "/auditor");
            Page page = phone.page();
            page.navigate(gateway.address() + "/auditor/evidence?lang=en");
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(String.valueOf(request.postData())));

            page.setInputFiles("#papers", new FilePayload[] {
                new FilePayload("denial.txt", "text/plain", "Demo bank statement without AMP-04".getBytes(UTF_8)),
                new FilePayload("other.txt", "text/plain", "Demo paper of nobody".getBytes(UTF_8))
            });
            page.locator("#found li").nth(1).waitFor();

            assertThat(page.locator("#found li").first().textContent())
                    .contains("denial.txt", "These records have the hash", "receipt/P-AMP-04");
            assertThat(page.locator("#found li").nth(1).textContent()).contains("No record has a hash of this paper.");
            assertThat(sent).isNotEmpty().noneMatch(body -> body.contains("denial") || body.contains("statement"));
            phone.everybodyCanUse("compared papers");
        }
    }

    /** As org.capaz.audit.evidence.PaperHashes, which the command line asks, makes each of them of the same bytes. */
    @Test
    void in_every_way_in_which_a_paper_is_hashed_the_page_says_what_the_command_says() throws IOException {
        Map<String, byte[]> papers = new LinkedHashMap<>();
        papers.put("plain.txt", PLAIN);
        papers.put("salted.txt", SALTED);
        papers.put("committed.json", COMMITTED);
        papers.put("opening.json", CanonicalJson.bytes(OPENED.json()));
        papers.put("photo.jpg", PHOTO);
        papers.put("nobodys.txt", "Demo paper of nobody".getBytes(UTF_8));
        List<FilePayload> chosen = new ArrayList<>();
        papers.forEach((name, bytes) -> chosen.add(new FilePayload(name, "application/octet-stream", bytes)));
        chosen.add(new FilePayload("salted.txt.salt", "application/octet-stream", SALT));
        chosen.add(new FilePayload("committed.salt", "application/octet-stream", SALT));
        List<PaperHashes.Way> ways = List.of(
                PaperHashes.Way.BYTES,
                PaperHashes.Way.SALT_AND_BYTES,
                PaperHashes.Way.COMMITMENT,
                PaperHashes.Way.OPENING,
                PaperHashes.Way.BYTES,
                PaperHashes.Way.BYTES);
        try (Phone phone = new Phone(CHROMIUM, world.now(), Language.ENGLISH)) {
            phone.signIn(gateway.address(), world.officer(AUDITOR), "/auditor");
            Page page = phone.page();
            page.navigate(gateway.address() + "/auditor/evidence?lang=en");
            page.setInputFiles("#papers", chosen.toArray(FilePayload[]::new));
            page.locator("#found li").nth(papers.size() - 1).waitFor();

            List<String> told = page.locator("#found li").allTextContents();
            assertThat(told).hasSameSizeAs(ways);
            int at = 0;
            for (byte[] paper : papers.values()) {
                assertThat(told.get(at)).contains(made(paper, ways.get(at)));
                at++;
            }
            assertThat(told.subList(0, 4)).allSatisfy(line -> assertThat(line).contains("These records have the hash"));
            assertThat(told.get(4)).contains("notice/party/CAR-01");
            assertThat(told.get(5)).contains("No record has a hash of this paper.");
        }
    }

    private static String made(byte[] paper, PaperHashes.Way way) throws IOException {
        return PaperHashes.of(new ByteArrayInputStream(paper), Optional.of(SALT)).made().stream()
                .filter(made -> made.way() == way)
                .map(PaperHashes.Made::hash)
                .findFirst()
                .orElseThrow();
    }
}
