// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.cooperative.PhoneTest;
import org.junit.jupiter.api.Test;

/** What every page of a cooperative has: it reads itself aloud, and signs out who left the phone. */
class FrameInBrowserTest extends PhoneTest {
    /** A browser that speaks into a list. */
    private static final String SPEAKS = """
        self.spoken = [];
        Object.defineProperty(self, 'speechSynthesis', { value: {
          speaking: false,
          speak(what) { this.speaking = true; self.spoken.push([what.lang, what.text]); },
          cancel() { this.speaking = false; },
        } });
        """;

    /** A browser that cannot speak. */
    private static final String IS_MUTE = "delete Window.prototype.speechSynthesis; delete self.speechSynthesis;";

    private void signIn() {
        phone.signIn(gateway.address(), world.officer("amp-01-treasurer"));
    }

    private List<?> spoken() {
        return (List<?>) page.evaluate("self.spoken.at(-1)");
    }

    @Test
    void a_page_reads_the_question_and_its_answers_aloud_in_its_language() {
        phone.context().addInitScript(SPEAKS);
        signIn();
        page.navigate(gateway.address() + "/cooperative/payments#P-AMP-01");
        page.locator("[data-key=PAY_YES_FULL]").waitFor();
        page.click("#aloud");

        assertThat(spoken().get(0)).isEqualTo("es-CO");
        assertThat((String) spoken().get(1))
                .contains("¿Recibieron este pago?", "Maison Demo Lumen", "Sí, completo. ", "No es nuestro")
                .doesNotContain("✓", "Salir", "Leer en voz alta");
        page.click("#aloud");
        assertThat(page.evaluate("speechSynthesis.speaking")).isEqualTo(false);
        assertThat(page.evaluate("self.spoken.length")).isEqualTo(1);

        page.navigate(gateway.address() + "/cooperative?lang=en");
        page.click("#aloud");
        assertThat(spoken().get(0)).isEqualTo("en");
        assertThat((String) spoken().get(1)).contains("Premium payments");
    }

    @Test
    void where_the_browser_cannot_speak_there_is_no_button_for_it() {
        phone.context().addInitScript(IS_MUTE);
        page.navigate(gateway.address() + "/cooperative/sign-in");
        page.locator("#no-key").waitFor();

        assertThat(page.locator("#aloud").isVisible()).isFalse();
    }

    @Test
    void the_foot_names_who_is_in_as_the_phone_calls_them_and_a_key_of_another_phone_by_its_number() {
        String officer = world.officer("amp-01-treasurer").id().value();
        signIn();
        page.getByText("Está adentro: " + Phone.calls(officer) + ", por AMP-01").waitFor();

        page.evaluate("async (officer) => (await import('/cooperative/js/keys.js')).forget(officer)", officer);
        page.reload();
        page.getByText("Está adentro: " + officer + ", por AMP-01").waitFor();
    }

    @Test
    void who_leaves_the_phone_for_five_minutes_is_signed_out_and_who_touches_it_is_not() {
        signIn();
        looksAfter(Duration.ofMinutes(4));
        page.mouse().click(180, 5);
        looksAfter(Duration.ofMinutes(9).minusSeconds(1));
        assertThat(page.url()).endsWith("/cooperative");

        page.clock().setFixedTime(world.now().plus(Duration.ofMinutes(9)).toEpochMilli());
        page.clock().runFor(1000);
        page.waitForURL("**/cooperative/sign-in");
        assertThat(page.navigate(gateway.address() + "/cooperative").url()).contains("/cooperative/sign-in");
    }

    @Test
    void who_signs_out_without_network_leaves_no_payments_on_the_phone_and_is_out_before_anything_else_is_sent() {
        signIn();
        page.navigate(gateway.address() + "/cooperative/payments");
        page.locator("a[href='#P-AMP-01']").waitFor();
        page.waitForFunction("navigator.serviceWorker.ready.then((worker) => worker.active !== null)");
        phone.context().setOffline(true);
        page.reload();
        page.locator("a[href='#P-AMP-01']").waitFor();
        phone.signOut();
        page.getByText("Usted salió").waitFor();
        page.navigate(gateway.address() + "/cooperative/payments");
        page.getByText("Entre cuando vuelva").waitFor();
        assertThat(page.locator("main").innerText()).doesNotContain("Está adentro", "Maison Demo Lumen");

        phone.context().setOffline(false);
        assertThat(page.navigate(gateway.address() + "/cooperative").url()).contains("/cooperative/sign-in");
    }

    /** When so much time has passed, the page's script looks at it, as it does once a second. */
    private void looksAfter(Duration passed) {
        page.clock().setFixedTime(world.now().plus(passed).toEpochMilli());
        page.evaluate("self.ticks = 0; setInterval(() => { self.ticks += 1; }, 1000)");
        page.clock().runFor(1000);
        assertThat((Integer) page.evaluate("self.ticks")).isPositive();
    }
}
