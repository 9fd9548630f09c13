// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.labels.AddressCode;
import org.capaz.labels.paper.TaggedPages;
import org.capaz.ledger.message.Argument;

/**
 * The form that is taken along on a visit: the question and its answers in the order and the words of the screens, to be filled
 * in by hand, and a code that leads to the page on which it is entered.
 *
 * <p>Decision 215.
 *
 * @param question the payment that it asks about; absent on a form that is filled in whole by hand
 * @param origin of this gateway
 */
record VisitFormPdf(Optional<PaymentQuestion> question, String origin, Instant printedAt) {
    private static final List<PaymentMessage> FACTS = List.of(
            PaymentMessage.PAY_PAYER,
            PaymentMessage.PAY_SENT,
            PaymentMessage.PAY_FOR,
            PaymentMessage.PAY_EXPECTED,
            PaymentMessage.PAY_RATE,
            PaymentMessage.PAY_REFERENCE);

    private static final List<PaymentMessage> ANSWERS = List.of(
            PaymentMessage.PAY_YES_FULL,
            PaymentMessage.PAY_YES_OTHER,
            PaymentMessage.PAY_NOT_ARRIVED,
            PaymentMessage.PAY_NOT_OURS);

    /** As the screen has them. */
    static final List<String> DEDUCTIONS = List.of("BANK-CHARGE", "FINANCIAL-TRANSACTION-TAX", "WITHHOLDING", "OTHER");

    byte[] in(PaymentWords words) {
        String title = words.of(question.map(asked -> PaymentPaper.VISIT_FORM_TITLE.with(
                        "payment", asked.payment().id()))
                .orElseGet(PaymentPaper.VISIT_FORM_EMPTY_TITLE::sentence));
        try (var pages = new TaggedPages(words.language(), title)) {
            pages.code(
                    AddressCode.dark(address()),
                    words.of(PaymentPaper.PAPER_CODE.with("address", Argument.id(address()))),
                    List.of(words.of(PaymentPaper.VISIT_FORM_ENTER), words.of(PaymentPaper.VISIT_FORM_MEANS)));
            if (question.isPresent()) {
                pages.list(words.facts(question.get()).stream()
                        .map(fact -> words.of(fact.name()) + ": " + fact.value())
                        .toList());
            } else {
                pages.lines(Stream.concat(
                                Stream.of(words.of(PaymentPaper.VISIT_FORM_NUMBER)),
                                FACTS.stream().map(words::of))
                        .toList());
            }
            pages.heading(2, words.of(PaymentMessage.PAY_QUESTION) + " " + words.of(PaymentPaper.VISIT_FORM_TICK_ONE));
            pages.boxes(ANSWERS.stream().map(words::of).toList());
            pages.lines(List.of(words.of(PaymentMessage.PAY_HOW_MUCH), words.of(PaymentMessage.PAY_VALUE_DATE)));
            pages.paragraph(words.of(PaymentMessage.PAY_DEDUCTIONS));
            pages.lines(DEDUCTIONS.stream()
                    .map(code -> words.words("DEDUCTION_REASON_", code).in(words.language()))
                    .toList());
            pages.lines(List.of(words.of(PaymentMessage.PAY_BANK_RATE)));
            pages.heading(2, words.of(PaymentPaper.VISIT_FORM_SIGN));
            pages.lines(List.of(words.of(PaymentPaper.VISIT_FORM_DAY)));
            pages.signatures(words.of(PaymentPaper.VISIT_FORM_FIRST), words.of(PaymentPaper.VISIT_FORM_SECOND));
            return pages.finished(title, printedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is entered; behind the # stands which payment. */
    private String address() {
        return origin
                + VisitController.PATH
                + question.map(asked -> "#" + asked.payment().id().value()).orElse("");
    }
}
