// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.StateChange;

/** What became of a receipt, for the two people who have just signed it: a short payment is told to them and not only shown. */
public final class ReceiptWords {
    private ReceiptWords() {}

    /** The sentence about the receipt among the records that a statement writes, if there is one. */
    public static Optional<Sentence> of(List<StateChange> recorded) {
        return recorded.stream()
                .filter(change ->
                        change.key().family() == Family.RECEIPT || change.key().family() == Family.CORRECTION)
                .map(change -> about(Fields.of((Json.Obj) change.value(), "receipt")))
                .findFirst();
    }

    private static Sentence about(Fields receipt) {
        return switch (receipt.parsed("state", Codes.of(Payment.State.class))) {
            case SHORT ->
                Message.RECEIPT_SHORT.with("missing", missing(receipt)).and("received", received(receipt));
            case CONFIRMED_WITH_DEDUCTIONS ->
                Message.RECEIPT_WITH_DEDUCTIONS
                        .with("received", received(receipt))
                        .and("expected", expected(receipt));
            case CONFIRMED -> Message.RECEIPT_IN_FULL.with("received", received(receipt));
            case DECLARED, DISPUTED, UNCONFIRMED, REVERSED ->
                Message.RECEIPT_DENIED.with("payment", Argument.id(receipt.text("payment")));
        };
    }

    private static Money received(Fields receipt) {
        return PremiumScheme.money(receipt.object("received"));
    }

    private static Money expected(Fields receipt) {
        return new Money(receipt.integer("expectedMinor"), received(receipt).currency());
    }

    /** What is neither on the account nor a stated deduction. */
    private static Money missing(Fields receipt) {
        String currency = received(receipt).currency();
        long accounted = Deduction.read(receipt, currency).stream()
                .mapToLong(line -> line.amount().minor())
                .reduce(received(receipt).minor(), Math::addExact);
        return new Money(expected(receipt).minor() - accounted, currency);
    }
}
