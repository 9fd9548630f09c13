// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capaz.labels.AddressCode;
import org.capaz.labels.paper.TaggedPages;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;

/**
 * A receipt on paper: what was answered in the words that both people signed, about which payment, and a code that leads to the
 * public page of the gold. It names no person. The data that it was made from is attached.
 *
 * <p>Decision 214.
 *
 * @param receipt its record, without who signed
 * @param party what people call the payee
 * @param office what people call the organisation whose gateway this is
 * @param origin of this gateway
 * @param readAt when the ledger was read
 */
record ReceiptPdf(
        PaymentQuestion question, Json.Obj receipt, String party, String office, String origin, Instant readAt) {
    private static final String ATTACHED = "receipt.json";

    /** In Bogota, as the days are. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(-5));

    byte[] in(PaymentWords words) {
        Fields said = Fields.of(receipt);
        String number = said.text("receipt");
        Sentence title = PaymentPaper.RECEIPT_PAPER_TITLE
                .with("receipt", Argument.id(number))
                .and("party", Argument.id(party));
        try (var pages = new TaggedPages(words.language(), words.of(title))) {
            pages.strong(words.of(PaymentMessage.PAY_PUBLIC_READS.with("state", words.state(question))));
            Optional<String> later = replacement();
            if (later.isPresent()) {
                pages.paragraph(
                        words.of(PaymentPaper.RECEIPT_PAPER_REPLACED.with("receipt", Argument.id(later.get()))));
            }
            pages.code(
                    AddressCode.dark(address()),
                    words.of(PaymentPaper.PAPER_CODE.with("address", Argument.id(address()))),
                    List.of(
                            words.of((question.page().isPresent()
                                            ? PaymentPaper.RECEIPT_PAPER_PAGE
                                            : PaymentPaper.RECEIPT_PAPER_NO_PAGE)
                                    .with("address", Argument.id(address()))),
                            words.of(PaymentPaper.RECEIPT_PAPER_READ
                                    .with("day", Day.of(Instant.ofEpochSecond(said.integer("confirmedAt"))))
                                    .and("read", Day.of(readAt))
                                    .and("time", Argument.id(MINUTE.format(readAt))))));
            pages.heading(2, words.of(PaymentPaper.RECEIPT_PAPER_SAID));
            pages.list(words.answer(said, question, party));
            pages.paragraph(words.of(signed(said, words)));
            for (String caution : said.texts("cautions", each -> each)) {
                pages.paragraph(words.words("CAUTION_", caution).in(words.language()));
            }
            pages.heading(2, words.of(PaymentPaper.RECEIPT_PAPER_PAYMENT));
            pages.list(words.facts(question).stream()
                    .map(fact -> words.of(fact.name()) + ": " + fact.value())
                    .toList());
            pages.heading(2, words.of(PaymentPaper.RECEIPT_PAPER_WHAT));
            pages.paragraph(words.of(PaymentPaper.RECEIPT_PAPER_LIMITS
                    .with("office", Argument.id(office))
                    .and("file", Argument.id(ATTACHED))));
            return pages.finished(number, ATTACHED, CanonicalJson.bytes(data()), readAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The receipt that counts in place of this one. */
    private Optional<String> replacement() {
        Json.Obj last = question.receipts().getLast();
        return last.equals(receipt)
                ? Optional.empty()
                : Optional.of(Fields.of(last).text("receipt"));
    }

    /** The public page of the gold; of an advance there is none yet, so the way to this gateway. */
    private String address() {
        return origin + question.page().map(page -> "/c/" + page).orElse("/");
    }

    private static Sentence signed(Fields said, PaymentWords words) {
        List<String> methods = said.texts("methods", method -> method);
        return PaymentPaper.RECEIPT_PAPER_SIGNED
                .with("count", Argument.count(methods.size()))
                .and(
                        "methods",
                        Argument.several(methods.stream()
                                .map(method -> words.words("SIGNING_METHOD_", method))
                                .toList()));
    }

    private Json.Obj data() {
        return Json.object()
                .with("payment", question.announced())
                .with("state", question.state().name())
                .with("receipt", receipt)
                .with("address", address())
                .with("readAt", readAt.getEpochSecond());
    }
}
