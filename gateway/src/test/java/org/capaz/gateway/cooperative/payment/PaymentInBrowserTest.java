// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people of a cooperative answer on one shared phone, in a real browser. */
class PaymentInBrowserTest {
    /** Puts an officer's key where the phone keeps keys: usable, never readable. */
    private static final String KEEP_KEY = """
            async ({ officer, pkcs8 }) => {
              const { keep } = await import('/cooperative/js/keys.js');
              const bytes = Uint8Array.from(atob(pkcs8), (char) => char.charCodeAt(0));
              const privateKey = await crypto.subtle.importKey(
                'pkcs8', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
              await keep({ officer, kind: 'P256', label: officer, method: 'SHARED_DEVICE', privateKey });
            }
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Consortium world;
    private static CaseGateway gateway;

    private BrowserContext phone;
    private Page page;

    @BeforeAll
    static void open() {
        world = Stage.ANNOUNCED.world();
        gateway = new CaseGateway(world, "ProducersMSP").recording("ProducersMSP");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @BeforeEach
    void takePhone() {
        phone = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(360, 640));
        page = phone.newPage();
        page.clock().setFixedTime(world.now().toEpochMilli());
    }

    @AfterEach
    void putPhoneDown() {
        phone.close();
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
        List<String> first = signedWords();
        assertThat(first).anyMatch(line -> line.contains("llegó menos de lo anunciado"));
        choose("PAY_SIGN");
        page.getByText("Usted ya firmó.").waitFor();
        signOut();
        signIn("amp-02-legal");
        page.locator("a[href='#P-AMP-02/second']").click();
        assertThat(signedWords()).isEqualTo(first);
        choose("PAY_SIGN_SECOND");
        page.getByText("Todos leen: llegó menos de lo anunciado").waitFor();

        assertThat(answer("P-AMP-02")).isEqualTo(Payment.State.SHORT);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void a_registrar_of_the_organisation_finds_no_payments_to_answer() {
        signIn("producers-registrar");
        assertThat(page.navigate(gateway.address() + "/cooperative/payments").status())
                .isEqualTo(404);

        page.navigate(gateway.address() + "/cooperative");
        signOut();
        signIn("amp-01-legal");
        assertThat(page.navigate(gateway.address() + "/cooperative/payments").status())
                .isEqualTo(200);
    }

    private void signIn(String name) {
        DemoOfficer officer = world.officer(name);
        page.navigate(gateway.address() + "/cooperative/sign-in?lang=es");
        page.evaluate(
                KEEP_KEY,
                Map.of(
                        "officer",
                        officer.id().value(),
                        "pkcs8",
                        Base64.getEncoder()
                                .encodeToString(officer.key().getPrivate().getEncoded())));
        page.reload();
        page.locator("button[data-officer='" + officer.id().value() + "']").click();
        page.waitForURL("**/cooperative");
        page.navigate(gateway.address() + "/cooperative/payments");
    }

    private void signOut() {
        page.locator("#sign-out").click();
        page.waitForURL("**/cooperative/sign-in");
    }

    private void question(String payment) {
        page.locator("a[href='#" + payment + "']").click();
        page.getByText("¿Recibieron este pago?").waitFor();
    }

    private void choose(String key) {
        page.locator("[data-key=" + key + "]").click();
    }

    private List<String> signedWords() {
        page.locator(".signed li").first().waitFor();
        return page.locator(".signed li").allTextContents();
    }

    private static Payment.State answer(String payment) {
        return Payment.find(world.ledger(), new Code(payment)).orElseThrow().state(world.now(), world.ledger());
    }
}
