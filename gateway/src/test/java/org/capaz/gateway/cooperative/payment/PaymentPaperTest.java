// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.cooperative.Visitor;
import org.capaz.labels.paper.Tags;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The papers of the payments of the worked case, and who gets them. */
class PaymentPaperTest {
    private static final String RECEIPTS = "/cooperative/payments/receipts/";
    private static final String FORMS = "/cooperative/payments/forms/";

    private static Consortium world;
    private static CaseGateway gateway;

    @BeforeAll
    static void open() {
        world = Stage.CERTIFIED.world();
        gateway = new CaseGateway(world, "ProducersMSP");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_receipt_says_in_plain_words_what_two_people_signed_and_names_nobody(Language language) throws IOException {
        boolean english = language == Language.ENGLISH;
        try (PDDocument receipt = pdf(get("amp-04-legal", RECEIPTS + receiptOf("AMP-04") + ".pdf", language))) {
            String text = text(receipt);
            byte[] data = attached(receipt);
            assertThat(text)
                    .contains(
                            receiptOf("AMP-04"),
                            english ? "Everybody reads: confirmed" : "Todos leen: confirmada",
                            english ? "which says that it sent USD" : "que dice haber enviado USD",
                            english ? "For which gold" : "Por cuál oro",
                            english
                                    ? "2 people signed, each with their own key. How: a key of their own"
                                    : "Firmaron 2 personas, cada una con su llave. Cómo: una clave propia",
                            english ? "page 1 of 1" : "página 1 de 1",
                            gateway.address() + "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId(),
                            Digest.hex(data))
                    .doesNotContain("{", "PAY_", "RECEIPT_");
            for (String officer : List.of("amp-04-treasurer", "amp-04-legal")) {
                String key = world.officer(officer).id().value();
                assertThat(text).doesNotContain(key);
                assertThat(new String(data, StandardCharsets.UTF_8)).doesNotContain(key);
            }
        }
    }

    @Test
    void a_receipt_is_tagged_in_its_reading_order_and_says_what_its_code_is() throws IOException {
        try (PDDocument receipt = pdf(get("amp-04-legal", RECEIPTS + receiptOf("AMP-04") + ".pdf", Language.SPANISH))) {
            assertThat(receipt.getDocumentCatalog().getLanguage()).isEqualTo("es");
            assertThat(Tags.of(receipt))
                    .startsWith("Document", "H1", "P", "Figure", "P")
                    .contains("H2", "L", "LI", "LBody");
            assertThat(Tags.figures(receipt)).singleElement().asString().contains("/c/");
            assertThat(Tags.embedsItsFonts(receipt)).isTrue();
        }
    }

    @Test
    void a_receipt_that_another_one_replaced_says_so_and_the_other_one_does_not() throws IOException {
        Consortium corrected = Stage.CERTIFIED.world();
        corrected.amp01().corrects(PremiumCase.correction("AMP-01")).recorded();
        try (CaseGateway other = new CaseGateway(corrected, "ProducersMSP")) {
            var treasurer = new Visitor(other, corrected, "amp-01-treasurer");
            String later = Body.text(PremiumCase.correction("AMP-01"), "receipt");
            try (PDDocument former = pdf(treasurer.get(RECEIPTS + receiptOf("AMP-01") + ".pdf?lang=es"));
                    PDDocument last = pdf(treasurer.get(RECEIPTS + later + ".pdf?lang=es"))) {
                assertThat(text(former)).contains("Esta respuesta ya no vale: en su lugar está el recibo " + later);
                assertThat(text(last))
                        .doesNotContain("ya no vale")
                        .contains("Reemplaza la respuesta " + receiptOf("AMP-01"));
            }
        }
    }

    @Test
    void a_receipt_of_a_denial_says_so_and_leads_to_the_gateway_while_the_gold_has_no_page() throws IOException {
        Consortium denied = PremiumCase.denied();
        try (CaseGateway other = new CaseGateway(denied, "ProducersMSP");
                PDDocument receipt =
                        pdf(new Visitor(other, denied, "amp-04-legal").get(RECEIPTS + "R-AMP-04.pdf?lang=es"))) {
            assertThat(text(receipt))
                    .contains("preguntó a su banco: este pago no ha llegado", "todavía no tiene página pública")
                    .doesNotContain("recibió COP", "Lo que todos leen sobre este oro");
            assertThat(Tags.figures(receipt)).singleElement().asString().endsWith(other.address() + "/");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_form_asks_what_the_screen_asks_in_its_order_and_has_room_for_two_people(Language language)
            throws IOException {
        PaymentWords words = new PaymentWords(language);
        try (PDDocument form = pdf(get("amp-04-treasurer", FORMS + "P-AMP-04.pdf", language))) {
            assertThat(form.getNumberOfPages()).isOne();
            assertThat(text(form))
                    .contains("P-AMP-04", "Maison Demo Lumen", "DEMO-SWIFT-AMP-04")
                    .containsSubsequence(wordsOf(
                            words,
                            PaymentMessage.PAY_PAYER,
                            PaymentMessage.PAY_SENT,
                            PaymentMessage.PAY_FOR,
                            PaymentMessage.PAY_EXPECTED,
                            PaymentMessage.PAY_RATE,
                            PaymentMessage.PAY_REFERENCE,
                            PaymentMessage.PAY_QUESTION,
                            PaymentMessage.PAY_YES_FULL,
                            PaymentMessage.PAY_YES_OTHER,
                            PaymentMessage.PAY_NOT_ARRIVED,
                            PaymentMessage.PAY_NOT_OURS,
                            PaymentMessage.PAY_HOW_MUCH,
                            PaymentMessage.PAY_VALUE_DATE,
                            PaymentMessage.PAY_DEDUCTIONS,
                            PaymentMessage.PAY_BANK_RATE))
                    .contains(words.of(PaymentPaper.VISIT_FORM_FIRST), words.of(PaymentPaper.VISIT_FORM_SECOND));
            assertThat(Tags.figures(form)).singleElement().asString().endsWith("/cooperative/visits#P-AMP-04");
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_empty_form_asks_the_same_and_knows_no_payment(Language language) throws IOException {
        PaymentWords words = new PaymentWords(language);
        try (PDDocument form = pdf(get("amp-04-treasurer", "/cooperative/payments/form.pdf", language))) {
            assertThat(form.getNumberOfPages()).isOne();
            assertThat(text(form))
                    .contains(wordsOf(words, PaymentMessage.PAY_PAYER, PaymentMessage.PAY_QUESTION))
                    .contains(words.of(PaymentPaper.VISIT_FORM_NUMBER))
                    .doesNotContain("P-AMP", "SWIFT");
            assertThat(Tags.of(form)).startsWith("Document", "H1", "Figure", "P");
            assertThat(Tags.figures(form)).singleElement().asString().endsWith("/cooperative/visits");
        }
    }

    @Test
    void papers_of_another_cooperative_are_not_found_and_the_own_are() {
        var treasurer = new Visitor(gateway, world, "amp-01-treasurer");
        assertThat(treasurer.get(RECEIPTS + receiptOf("AMP-04") + ".pdf").statusCode())
                .isEqualTo(404);
        assertThat(treasurer.get(FORMS + "P-AMP-04.pdf").statusCode()).isEqualTo(404);
        assertThat(treasurer.get(RECEIPTS + receiptOf("AMP-01") + ".pdf").statusCode())
                .isEqualTo(200);
        assertThat(treasurer.get(FORMS + "P-AMP-01.pdf").statusCode()).isEqualTo(200);

        var registrar = new Visitor(gateway, world, "producers-registrar");
        assertThat(registrar.get("/cooperative/payments/form.pdf").statusCode()).isEqualTo(404);
        assertThat(registrar.get("/cooperative/visits").statusCode()).isEqualTo(404);
        assertThat(treasurer.get("/cooperative/visits").statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_has_a_line_for_each_deduction_that_the_screen_has() throws IOException {
        assertThat(Files.readString(Path.of("src/main/js/cooperative/payment.js")))
                .contains("const REASONS = ['" + String.join("', '", VisitFormPdf.DEDUCTIONS) + "'];");
    }

    private static String[] wordsOf(PaymentWords words, PaymentMessage... names) {
        return Arrays.stream(names).map(words::of).toArray(String[]::new);
    }

    private static String receiptOf(String amp) {
        return Body.text(world.record(LedgerKeys.receipt(new Code("P-" + amp))), "receipt");
    }

    private static HttpResponse<byte[]> get(String officer, String path, Language language) {
        return new Visitor(gateway, world, officer).get(path + "?lang=" + language.tag());
    }

    private static PDDocument pdf(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        return Loader.loadPDF(answer.body());
    }

    private static String text(PDDocument document) throws IOException {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }

    private static byte[] attached(PDDocument document) throws IOException {
        return document.getDocumentCatalog()
                .getNames()
                .getEmbeddedFiles()
                .getNames()
                .get("receipt.json")
                .getEmbeddedFileUnicode()
                .toByteArray();
    }
}
