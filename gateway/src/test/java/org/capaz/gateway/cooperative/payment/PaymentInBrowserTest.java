// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Locale;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.cooperative.PhoneTest;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.Receipt;
import org.junit.jupiter.api.Test;

/** The people of four cooperatives answer on one shared phone, in a real browser, each about the own payment. */
class PaymentInBrowserTest extends PhoneTest {
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
    void two_people_on_one_shared_phone_confirm_that_it_arrived_in_full() {
        signIn("amp-01-treasurer");
        question("P-AMP-01");
        choose("PAY_YES_FULL");
        List<String> first = signedWords();
        sign("PAY_SIGN");
        page.getByText("Usted ya firmó. Falta una segunda persona.").waitFor();
        assertThat(answer("P-AMP-01")).isEqualTo(Payment.State.DECLARED);

        phone.signOut();
        signIn("amp-01-legal");
        page.locator("a[href='#P-AMP-01/second']").click();
        assertThat(signedWords()).isEqualTo(first);
        sign("PAY_SIGN_SECOND");
        page.getByText("Todos leen: confirmada.").waitFor();

        assertThat(answer("P-AMP-01")).isEqualTo(Payment.State.CONFIRMED);
    }

    @Test
    void another_amount_shows_at_once_what_is_missing_and_what_everybody_will_read() {
        signIn("amp-02-treasurer");
        question("P-AMP-02");
        choose("PAY_YES_OTHER");
        page.fill("input[name=minor]", "1.000.000");
        page.fill("input[name=BANK-CHARGE]", "12.500,50");
        page.getByText("Faltan COP 251").waitFor();
        page.click("#next");
        assertThat(signedWords()).anyMatch(line -> line.contains("llegó menos de lo anunciado"));
        sign("PAY_SIGN");
        page.getByText("Usted ya firmó.").waitFor();
        phone.signOut();
        signIn("amp-02-legal");
        page.locator("a[href='#P-AMP-02/second']").click();
        sign("PAY_SIGN_SECOND");
        page.getByText("Todos leen: llegó menos de lo anunciado").waitFor();

        assertThat(answer("P-AMP-02")).isEqualTo(Payment.State.SHORT);
    }

    @Test
    void what_has_not_arrived_is_denied_and_a_mistake_is_mended_by_a_new_answer() {
        bothAnswer("AMP-03", "", "PAY_NOT_ARRIVED");
        assertThat(answer("P-AMP-03")).isEqualTo(Payment.State.DISPUTED);

        phone.signOut();
        bothAnswer("AMP-03", "/again", "PAY_NOT_OURS");
        assertThat(Receipt.inEffect(new Code("P-AMP-03"), world.ledger())
                        .orElseThrow()
                        .answer()
                        .code())
                .isEqualTo("NOT_OURS");
    }

    @Test
    void an_answer_signed_without_network_waits_on_the_phone_and_is_sent_when_the_network_is_back() {
        signIn("amp-04-treasurer");
        question("P-AMP-04");
        page.waitForFunction("navigator.serviceWorker.ready.then((worker) => worker.active !== null)");
        page.reload();
        page.locator("[data-key=PAY_YES_FULL]").waitFor();
        phone.context().setOffline(true);
        page.reload();
        choose("PAY_YES_FULL");
        page.locator("input[name=photo]")
                .setInputFiles(new FilePayload("slip", "image/jpeg", SlipPhotoTest.jpeg(400, 3)));
        page.locator("img.slip").waitFor();
        sign("PAY_SIGN");
        page.getByText("Su respuesta firmada espera en este teléfono").waitFor();
        page.locator("img.slip").waitFor();
        assertThat((String) page.evaluate(KEPT_HERE)).isNotEmpty().doesNotContain("P-AMP-04", "JFIF", "/9j/");
        assertThat(gateway.bean(AnswerStore.class).of("AMP-04")).isEmpty();

        phone.context().setOffline(false);
        page.locator("#waits").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(gateway.bean(AnswerStore.class).of("AMP-04")).hasSize(1);
        assertThat(gateway.bean(PhotoStore.class).of("AMP-04")).hasSize(1);
    }

    @Test
    void a_payment_of_a_part_says_what_is_owed_in_all_and_one_of_all_does_not() {
        signIn("amp-04-legal");
        page.navigate(gateway.address() + "/cooperative/payments#P-AMP-04");
        page.getByText("de oro fino del lote").waitFor();
        assertThat(page.locator("main").innerText()).doesNotContain("de eso, ahora");

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
            other.page().getByText("de eso, ahora USD 1,00").waitFor();
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

    private void bothAnswer(String amp, String step, String answer) {
        for (String officer : List.of("treasurer", "legal")) {
            signIn(amp.toLowerCase(Locale.ROOT) + "-" + officer);
            page.navigate(gateway.address() + "/cooperative/payments#P-" + amp
                    + (officer.equals("legal") ? "/second" : step));
            if (officer.equals("legal")) {
                sign("PAY_SIGN_SECOND");
                page.getByText("Todos leen:").first().waitFor();
            } else {
                choose(answer);
                sign("PAY_SIGN");
                page.getByText("Usted ya firmó.").waitFor();
                phone.signOut();
            }
        }
    }

    private void question(String payment) {
        page.locator("a[href='#" + payment + "']").click();
        page.getByText("¿Recibieron este pago?").waitFor();
    }

    private List<String> signedWords() {
        page.locator(".signed li").first().waitFor();
        return page.locator(".signed li").allTextContents();
    }

    private static Payment.State answer(String payment) {
        return Payment.find(world.ledger(), new Code(payment)).orElseThrow().state(world.now(), world.ledger());
    }
}
