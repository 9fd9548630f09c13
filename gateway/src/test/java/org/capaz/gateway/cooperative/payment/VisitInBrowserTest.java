// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.gateway.cooperative.PhoneTest;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.OfficerSignature.Method;
import org.junit.jupiter.api.Test;

/** An officer enters forms that were filled in by hand on a visit, in a real browser; the second person answers apart. */
class VisitInBrowserTest extends PhoneTest {
    @Test
    void a_form_of_another_cooperative_is_not_found_and_the_own_one_is() {
        opens("amp-01-treasurer", "/visits");
        page.fill("input[name=number]", "p-amp-02");
        page.keyboard().press("Enter");
        page.getByText("A su cooperativa no le anunciaron un pago con el número P-AMP-02.")
                .waitFor();
        phone.fits("visit-unknown");

        page.fill("input[name=number]", "p-amp-01");
        page.keyboard().press("Enter");
        page.getByText("¿Recibieron este pago?").waitFor();
        phone.fits("visit-question");
    }

    @Test
    void what_a_form_says_is_signed_as_of_a_visit_and_a_second_person_confirms_it_apart() throws IOException {
        opens("amp-02-treasurer", "/visits#P-AMP-02");
        choose("PAY_YES_OTHER");
        page.fill("input[name=minor]", "1.000.000");
        page.fill("input[name=BANK-CHARGE]", "12.500,50");
        page.click("#next");
        page.getByText("Usted firma lo que dice el papel").waitFor();
        choose("PAY_SIGN");
        page.locator("#why-both").waitFor();
        page.locator("input[name=both]").check();
        page.locator("input[name=photo]")
                .setInputFiles(new FilePayload("form", "image/jpeg", SlipPhotoTest.jpeg(400, 3)));
        page.locator("img.slip").waitFor();
        List<String> signed = signedWords();
        phone.fits("visit-check");
        sign("PAY_SIGN");
        page.getByText("Usted ya firmó. Falta una segunda persona.").waitFor();
        assertThat(page.locator("[data-key=PAY_SIGN_SECOND]").count()).isZero();
        assertThat(methodsKept("AMP-02")).containsExactly(Method.FIELD_VISIT);
        assertThat(Payment.find(world.ledger(), new Code("P-AMP-02"))
                        .orElseThrow()
                        .state(world.now(), world.ledger()))
                .isEqualTo(Payment.State.DECLARED);

        phone.signOut();
        opens("amp-02-legal", "/payments#P-AMP-02/second");
        page.getByText("La primera persona lo pasó de un formato que se llenó en una visita.")
                .waitFor();
        page.locator("img.slip").waitFor();
        phone.fits("visit-second");
        sign("PAY_SIGN_SECOND");
        page.getByText("Todos leen: llegó menos de lo anunciado").waitFor();
        phone.fits("visit-receipt");
        assertThat(recordedMethods("P-AMP-02")).containsExactlyInAnyOrder("FIELD_VISIT", "SHARED_DEVICE");
        // What everybody will read is last; on paper it stands above, as what everybody reads.
        assertThat(receiptOnPaper())
                .contains(signed.subList(0, signed.size() - 1))
                .contains("se llevó a una visita", "un aparato que comparten varias personas");
    }

    @Test
    void an_officer_who_may_not_answer_is_refused_for_a_form_too_and_one_who_may_is_not() {
        opens("amp-03-responsible", "/visits#P-AMP-03");
        enter("PAY_NOT_ARRIVED");
        page.getByText("No se recibió:").waitFor();
        assertThat(gateway.bean(AnswerStore.class).of("AMP-03")).isEmpty();

        phone.signOut();
        opens("amp-03-legal", "/visits#P-AMP-03");
        enter("PAY_NOT_ARRIVED");
        page.getByText("Usted ya firmó.").waitFor();
        assertThat(methodsKept("AMP-03")).containsExactly(Method.FIELD_VISIT);
    }

    @Test
    void a_form_is_entered_where_there_is_no_network() {
        opens("amp-04-treasurer", "/visits#P-AMP-04");
        page.locator("[data-key=PAY_YES_FULL]").waitFor();
        page.waitForFunction("navigator.serviceWorker.ready.then((worker) => worker.active !== null)");
        page.reload();
        page.locator("[data-key=PAY_YES_FULL]").waitFor();
        phone.context().setOffline(true);
        page.reload();
        enter("PAY_YES_FULL");
        page.getByText("Su respuesta firmada espera en este celular").waitFor();
        assertThat(gateway.bean(AnswerStore.class).of("AMP-04")).isEmpty();

        phone.context().setOffline(false);
        page.locator("#waits").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        assertThat(methodsKept("AMP-04")).containsExactly(Method.FIELD_VISIT);
    }

    private void enter(String answer) {
        choose(answer);
        page.locator("[data-key=PAY_SIGN]").waitFor();
        page.locator(".tick input").all().forEach(Locator::check);
        sign("PAY_SIGN");
    }

    private void opens(String name, String place) {
        phone.signIn(gateway.address(), world.officer(name));
        page.navigate(gateway.address() + "/cooperative" + place);
    }

    private static List<Method> methodsKept(String party) {
        return gateway.bean(AnswerStore.class).of(party).getFirst().signed().signatures().stream()
                .map(OfficerSignature::method)
                .toList();
    }

    private static List<String> recordedMethods(String payment) {
        var receipt = world.record(LedgerKeys.receipt(new Code(payment)));
        return List.of(Body.text(receipt, "confirmedBy[0].method"), Body.text(receipt, "confirmedBy[1].method"));
    }

    /** What the link on the screen of the receipt leads to. */
    private String receiptOnPaper() throws IOException {
        var download = page.waitForDownload(
                () -> page.locator("a[href*='/receipts/']").first().click());
        try (var file = download.createReadStream();
                PDDocument receipt = Loader.loadPDF(file.readAllBytes())) {
            return spaced(new PDFTextStripper().getText(receipt));
        }
    }

    private List<String> signedWords() {
        return page.locator(".signed li").allTextContents().stream()
                .map(VisitInBrowserTest::spaced)
                .toList();
    }

    private static String spaced(String text) {
        return text.replaceAll("[\\s\u00a0]+", " ");
    }
}
