// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.util.stream.Collectors;
import org.capaz.gateway.Database;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.DemoOfficer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people are told of their data before they make a key, that it is so, and how they take it back. */
class ConsentInBrowserTest extends OfficeTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String NAME = "Juana Demo";

    @Test
    void who_makes_a_key_reads_what_is_recorded_and_the_name_stays_on_the_phone() {
        var made = new Visitor(gateway, world, "amp-01-legal")
                .post("/cooperative/enrolments/links", Json.object().with("role", "TREASURER"));
        String link = Body.text(TestGateway.json(made), "link");
        try (Phone phone = new Phone(CHROMIUM, world.now())) {
            Page page = phone.page();
            page.navigate(link.replace("/enrol#", "/enrol?lang=en#"));
            page.getByText("Your name is recorded nowhere.").waitFor();
            page.navigate("about:blank");
            page.navigate(link.replace("/enrol#", "/enrol?lang=es#"));
            page.getByText("Su nombre no se registra en ninguna parte.").waitFor();
            page.fill("#label", NAME);
            page.click("#shared");
            phone.typePin(Phone.PIN);
            phone.typePin(Phone.PIN);
            page.locator("#made").waitFor();

            page.navigate(gateway.address() + "/cooperative/sign-in");
            assertThat(page.content()).doesNotContain(NAME);
            page.navigate(link.replaceFirst("/enrol.*", "/sign-in"));
            page.getByText(NAME).waitFor();
        }
        assertThat(kept()).contains("TREASURER").doesNotContain(NAME);
        assertThat(gateway.blocks()).doesNotContain(NAME);
    }

    /** All that the office keeps, in one text. */
    private static String kept() {
        Database database = gateway.bean(Database.class);
        return database
                .list(
                        "select table_name from information_schema.tables where table_schema = 'office'",
                        row -> row.getString(1))
                .stream()
                .flatMap(table ->
                        database.list("select t::text from office." + table + " t", row -> row.getString(1)).stream())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void who_takes_the_own_key_off_a_phone_leaves_the_others_there_and_the_registration_as_it_is() {
        DemoOfficer treasurer = world.officer("amp-02-treasurer");
        DemoOfficer legal = world.officer("amp-02-legal");
        try (Phone phone = new Phone(CHROMIUM, world.now())) {
            phone.signIn(gateway.address(), legal);
            phone.signOut();
            phone.signIn(gateway.address(), treasurer);
            Page page = phone.page();
            page.onceDialog(Dialog::dismiss);
            page.click("#forget");
            assertThat(page.url()).endsWith("/cooperative");

            page.onceDialog(Dialog::accept);
            page.click("#forget");
            page.waitForURL("**/cooperative/sign-in");
            page.locator(button(legal)).waitFor();
            assertThat(page.locator(button(treasurer)).count()).isZero();
        }
        assertThat(Officer.find(world.ledger(), treasurer.id()).orElseThrow().trustedAt(world.now()))
                .isTrue();
    }

    private static String button(DemoOfficer officer) {
        return "button[data-officer='" + officer.id().value() + "']";
    }
}
