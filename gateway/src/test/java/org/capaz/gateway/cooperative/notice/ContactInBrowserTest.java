// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Database;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cooperative says where it wants to be told, is told there, and erases it. */
class ContactInBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path folder;

    private static Consortium world;
    private static CaseGateway gateway;

    @BeforeAll
    static void open() {
        world = Stage.ANNOUNCED.world();
        gateway = new CaseGateway(world, "ProducersMSP", Map.of("capaz.notice.folder", folder.toString()));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static Visitor visitor(String officer) {
        return new Visitor(gateway, world, officer);
    }

    private static Json.Obj contact(String mail, String phone) {
        return Json.object().with("mail", mail).with("phone", phone);
    }

    private static List<String> noticesTo(String address) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(ContactInBrowserTest::read)
                    .filter(notice -> notice.contains(address))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_treasurer_agrees_on_a_phone_the_cooperative_is_told_there_and_she_erases_it() throws IOException {
        try (Phone phone = new Phone(CHROMIUM, world.now())) {
            phone.signIn(gateway.address(), world.officer("amp-01-treasurer"));
            Page page = phone.page();
            page.locator("a[href='" + ContactController.PATH + "']").click();
            page.getByText("Todavía no les avisamos en ninguna parte").waitFor();
            page.getByText("No va al registro compartido").waitFor();
            page.fill("input[name=phone]", "12");
            page.click("#save");
            page.locator("#why-phone").waitFor();
            page.fill("input[name=mail]", "oficina");
            page.click("#save");
            page.locator("#why-mail").waitFor();
            assertThat(page.evaluate("document.activeElement.name")).isEqualTo("mail");
            page.fill("input[name=mail]", "");
            page.fill("input[name=phone]", "300 123 4567");
            page.click("#save");
            page.getByText("les avisamos aquí").waitFor();
            assertThat(page.inputValue("input[name=phone]")).isEqualTo("+573001234567");

            gateway.bean(Notifier.class).round();
            gateway.bean(Notifier.class).round();
            assertThat(noticesTo("+573001234567"))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice)
                            .matches("To: \\+573001234567\n"
                                    + "Subject: Hay algo por responder\n\n"
                                    + "Hay algo por responder:"
                                    + " http://producers\\.localhost:-?[0-9]+/cooperative/payments\n"));

            page.locator("#erase").click();
            page.getByText("Todavía no les avisamos en ninguna parte").waitFor();
            page.navigate(page.url().replaceFirst("[?#].*", "") + "?lang=en");
            page.getByText("It does not go to the shared ledger").waitFor();
        }
        assertThat(gateway.bean(ContactStore.class).of("AMP-01")).isEmpty();
        Database database = gateway.bean(Database.class);
        assertThat(database.list(
                        "select state from office.payment_notice where party = 'AMP-01'", row -> row.getString(1)))
                .containsExactly("SENT");
        assertThat(database.list("select event from office.office_event", row -> row.getString(1)))
                .contains("CONTACT_SET", "CONTACT_ERASED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "oficina@amp-02.example.co;'';204",
                "'';+41 44 123 45 67;204",
                "'';'';400",
                "oficina;'';400",
                "'two@a.co, three@b.co';'';400",
                "'a@b.co>\r\nRCPT TO:<c@d.co';'';400",
                "oficina@amp-02.example.co;'12';400",
                "'';12345678;400"
            })
    void an_address_has_the_form_of_one(String mail, String phone, int status) {
        Visitor treasurer = visitor("amp-02-treasurer");

        assertThat(treasurer.post(ContactController.PATH, contact(mail, phone)).statusCode())
                .isEqualTo(status);
    }

    @Test
    void nobody_reads_changes_or_erases_the_address_of_another_party() {
        visitor("amp-03-treasurer").post(ContactController.PATH, contact("oficina@amp-03.example.co", ""));

        assertThat(TestGateway.text(visitor("amp-04-legal").get(ContactController.PATH)))
                .doesNotContain("amp-03.example.co");
        assertThat(visitor("amp-04-legal")
                        .post(ContactController.PATH + "/erase", Json.object())
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitor("producers-registrar").get(ContactController.PATH).statusCode())
                .isEqualTo(404);
        assertThat(visitor("amp-03-legal")
                        .post(ContactController.PATH, contact("other@amp-03.example.co", ""), "of another session")
                        .statusCode())
                .isEqualTo(404);

        assertThat(TestGateway.text(visitor("amp-03-legal").get(ContactController.PATH)))
                .contains("oficina@amp-03.example.co");
    }

    @Test
    void an_office_that_sends_nothing_asks_for_no_address() {
        try (CaseGateway silent = new CaseGateway(world, "ProducersMSP")) {
            var legal = new Visitor(silent, world, "amp-01-legal");

            assertThat(legal.get(ContactController.PATH).statusCode()).isEqualTo(404);
            assertThat(TestGateway.text(legal.get("/cooperative"))).doesNotContain(ContactController.PATH);
        }
        assertThat(TestGateway.text(visitor("amp-01-legal").get("/cooperative")))
                .contains(ContactController.PATH);
    }
}
