// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.concurrent.atomic.AtomicBoolean;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.cooperative.PhoneTest;
import org.junit.jupiter.api.Test;

/** What the phone keeps of payments and shows of them, in a real browser; {@code EveryStateInBrowserTest} answers in each way. */
class PaymentInBrowserTest extends PhoneTest {
    /** What is announced is folded where somebody has answered already. */
    private static final Locator.WaitForOptions IN_PAGE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);

    /** All that the phone keeps of payments, as a copy of its files would show it. */
    private static final String KEPT_HERE = """
        new Promise((done) => {
          indexedDB.open('capaz-payments').onsuccess = ({ target }) => {
            target.result.transaction('kept').objectStore('kept').getAll().onsuccess = (all) =>
              done(all.target.result.map(({ bytes }) => bytes === undefined ? '' : new TextDecoder('latin1').decode(bytes)).join(' '));
          };
        })
        """;

    @Test
    void an_answer_signed_without_network_waits_on_the_phone_and_is_sent_until_the_network_takes_it() {
        signIn("amp-04-treasurer");
        question("P-AMP-04");
        page.waitForFunction("navigator.serviceWorker.ready.then((worker) => worker.active !== null)");
        phone.context().setOffline(true);
        page.reload();
        choose("PAY_YES_FULL");
        page.locator("input[name=photo]")
                .setInputFiles(new FilePayload("slip", "image/jpeg", SlipPhotoTest.jpeg(400, 3)));
        page.locator("img.slip").waitFor();
        sign("PAY_SIGN");
        page.getByText("Su respuesta firmada espera en este celular").waitFor();
        page.locator("img.slip").waitFor();
        assertThat((String) page.evaluate(KEPT_HERE)).isNotEmpty().doesNotContain("P-AMP-04", "JFIF", "/9j/");
        assertThat(gateway.bean(AnswerStore.class).of("AMP-04")).isEmpty();

        var failed = new AtomicBoolean();
        page.route("**/cooperative/payments/answers", route -> {
            if (failed.getAndSet(true)) {
                route.resume();
            } else {
                route.abort();
            }
        });
        phone.context().setOffline(false);
        page.locator("#waits").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(failed).isTrue();
        assertThat(gateway.bean(AnswerStore.class).of("AMP-04")).hasSize(1);
        assertThat(gateway.bean(PhotoStore.class).of("AMP-04")).hasSize(1);
    }

    @Test
    void who_opens_what_another_person_answered_reads_that_answer_and_cannot_sign_over_it() {
        signIn("amp-02-legal");
        question("P-AMP-02");
        choose("PAY_YES_FULL");
        page.locator(".signed li").first().waitFor();
        try (Phone other = new Phone(CHROMIUM, world.now())) {
            other.signIn(gateway.address(), world.officer("amp-02-treasurer"));
            Page first = other.page();
            first.navigate(gateway.address() + "/cooperative/payments#P-AMP-02");
            first.locator("[data-key=PAY_NOT_ARRIVED]").click();
            first.locator("input[name=bank]").check();
            first.locator("[data-key=PAY_SIGN]").click();
            other.typePin(Phone.PIN);
            first.getByText("Falta una segunda persona").waitFor();
            first.goBack();
            first.getByText("Falta una segunda persona").waitFor();

            sign("PAY_SIGN");
            page.getByText("respondió primero").waitFor();
            page.getByText("este pago no ha llegado").waitFor();
            page.navigate(gateway.address() + "/cooperative/payments#P-AMP-02");
            page.reload();
            page.locator("[data-key=PAY_SIGN_SECOND]").waitFor();
            assertThat(page.locator("[data-key=PAY_YES_FULL]").count()).isZero();
            assertThat(gateway.bean(AnswerStore.class).of("AMP-02")).hasSize(1);

            first.locator("[data-key=PAY_ANEW]").click();
            first.locator("[data-key=PAY_NOT_OURS]").click();
            first.locator("[data-key=PAY_SIGN]").click();
            other.typePin(Phone.PIN);
            first.getByText("Usted ya firmó").waitFor();
            sign("PAY_SIGN_SECOND");
            page.getByText("otra respuesta reemplazó la que usted firmó").waitFor();

            choose("PAY_BACK");
            assertThat(card("P-AMP-02/second"))
                    .contains("lote", "DEMO-SWIFT-AMP-02", "falta que usted firme", "ustedes tienen plazo hasta");
            assertThat(page.locator("h2").first().innerText()).isEqualTo("Falta que usted firme: 1");
            page.locator("a[href='#P-AMP-02/second']").click();
            assertThat(first.getByText("Este es su recibo").count()).isZero();
            sign("PAY_SIGN_SECOND");
            page.getByText("Este es su recibo").waitFor();
            first.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
            first.getByText("Este es su recibo").waitFor();
        }
    }

    @Test
    void an_answer_is_sent_back_with_a_reason_and_stands_in_the_list_as_sent_back() {
        signIn("amp-01-treasurer", "#P-AMP-01");
        choose("PAY_YES_FULL");
        sign("PAY_SIGN");
        page.getByText("Falta una segunda persona").waitFor();
        choose("PAY_BACK");
        assertThat(card("P-AMP-01/second")).contains("falta otra persona");
        phone.signOut();
        signIn("amp-01-legal", "#P-AMP-01");
        choose("PAY_SEND_BACK");
        page.getByText("Escriba en pocas palabras").waitFor();
        assertThat(gateway.bean(AnswerStore.class).of("AMP-01").getLast().state())
                .isEqualTo(KeptAnswer.State.WAITING);

        page.fill("#note", "el día");
        choose("PAY_SEND_BACK");
        page.getByText("Quedó devuelta").waitFor();
        assertThat(card("P-AMP-01")).contains("Esta respuesta fue devuelta");
        page.locator("a[href='#P-AMP-01']").click();
        page.getByText("«el día»").waitFor();
        assertThat(page.locator("#before").innerText()).contains("Lo que ustedes respondieron antes", "recibió COP");
        assertThat(page.getByText("Quedó devuelta").count()).isZero();
    }

    @Test
    void whose_session_ended_is_told_so_alone_and_what_waits_is_sent_after_signing_in() {
        signIn("amp-03-treasurer");
        question("P-AMP-03");
        choose("PAY_YES_FULL");
        page.locator(".signed li").first().waitFor();
        phone.context().clearCookies();
        sign("PAY_SIGN");
        page.getByText("Usted ya no está dentro").waitFor();
        assertThat(page.locator("main").innerText()).doesNotContain("Está adentro", "Maison Demo Lumen");
        assertThat(gateway.bean(AnswerStore.class).of("AMP-03")).isEmpty();

        page.navigate(gateway.address() + "/cooperative/sign-in");
        page.locator("button[data-officer]").click();
        phone.typePin(Phone.PIN);
        page.locator("a[href='#P-AMP-03/second']").waitFor();
        assertThat(gateway.bean(AnswerStore.class).of("AMP-03")).hasSize(1);
    }

    @Test
    void a_payment_of_a_part_says_what_is_owed_in_all_and_one_of_all_does_not() {
        signIn("amp-04-legal");
        page.navigate(gateway.address() + "/cooperative/payments#P-AMP-04");
        page.getByText("de oro fino del lote").waitFor(IN_PAGE);
        assertThat(page.locator("main").textContent()).doesNotContain("de eso, ahora");

        Phone other = new Phone(CHROMIUM, world.now());
        try (other) {
            other.signIn(gateway.address(), world.officer("amp-04-legal"));
            other.page()
                    .route(
                            "**/cooperative/payments/list",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(route.fetch()
                                            .text()
                                            .replaceAll(
                                                    "\"minor\":(\\d+),\"owedMinor\":\\1",
                                                    "\"minor\":100,\"owedMinor\":$1"))));
            other.page().navigate(gateway.address() + "/cooperative/payments#P-AMP-04");
            other.page().getByText("de eso, ahora USD 1,00").waitFor(IN_PAGE);
        }
    }

    @Test
    void a_registrar_of_the_organisation_finds_no_payments_to_answer() {
        signIn("producers-registrar");
        assertThat(page.navigate(gateway.address() + "/cooperative/payments").status())
                .isEqualTo(404);

        page.navigate(gateway.address() + "/cooperative");
        phone.signOut();
        signIn("amp-01-legal");
        assertThat(page.navigate(gateway.address() + "/cooperative/payments").status())
                .isEqualTo(200);
    }

    private String card(String place) {
        return page.locator("a[href='#" + place + "']").innerText();
    }

    private void question(String payment) {
        page.locator("a[href='#" + payment + "']").click();
        page.getByText("¿Recibieron este pago?").waitFor();
    }
}
