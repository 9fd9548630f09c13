// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.cooperative.payment.PaymentQuestion.Expected;
import org.capaz.gateway.cooperative.payment.PaymentQuestion.Part;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.MinorUnit;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.Money;

/** Says on paper what the screens say of a payment and of an answer, in the same sentences and the same order. */
record PaymentWords(Language language) {
    String of(MessageKey key) {
        return of(key.sentence());
    }

    String of(Sentence sentence) {
        return sentence.in(language);
    }

    private String of(ArgumentSource value) {
        return value.argument().in(language);
    }

    /** A line of what was announced. */
    record Fact(PaymentMessage name, String value) {}

    /** What is asked about, line by line. */
    List<Fact> facts(PaymentQuestion question) {
        Money sent = question.payment().amount();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(PaymentMessage.PAY_PAYER, question.payer()));
        facts.add(new Fact(
                PaymentMessage.PAY_SENT, of(sent) + ", " + of(question.payment().sentOn())));
        question.parts().forEach(part -> facts.add(new Fact(PaymentMessage.PAY_FOR, of(part(part)))));
        facts.add(new Fact(
                PaymentMessage.PAY_EXPECTED,
                question.expected()
                        .map(expected -> of(expected.amount()))
                        .orElseGet(() -> of(PaymentMessage.PAY_EXPECTED_UNKNOWN))));
        question.expected()
                .filter(expected -> !expected.amount().currency().equals(sent.currency()))
                .ifPresent(expected -> facts.add(new Fact(PaymentMessage.PAY_RATE, of(rate(expected, sent)))));
        facts.add(
                new Fact(PaymentMessage.PAY_REFERENCE, question.bankReference().value()));
        return facts;
    }

    private static Sentence part(Part part) {
        return part.claim()
                .map(claim -> (part.amount().equals(claim.owed())
                                ? PaymentMessage.PAY_FOR_GOLD.sentence()
                                : PaymentMessage.PAY_FOR_PART_OF_GOLD.with("owed", claim.owed()))
                        .and("grams", claim.fine())
                        .and("lot", part.subject())
                        .and("perKg", claim.perKilogram())
                        .and("amount", part.amount()))
                .orElseGet(() -> PaymentMessage.PAY_FOR_ADVANCE.with("lot", part.subject()));
    }

    private static Sentence rate(Expected expected, Money sent) {
        return PaymentMessage.PAY_RATE_OF
                .with("rate", worth(expected.rate(), expected.amount().currency()))
                .and("currency", Argument.id(sent.currency()))
                .and("day", expected.since());
    }

    /** A rate as people write it: with two places, or as many as it needs. */
    private static Argument worth(ExchangeRate rate, String currency) {
        BigDecimal value = rate.value().stripTrailingZeros();
        BigDecimal shown = value.setScale(Math.max(MinorUnit.places(currency), value.scale()));
        long unscaled = shown.unscaledValue().longValueExact();
        return shown.scale() == MinorUnit.places(currency)
                ? new Argument.Amount(unscaled, currency)
                : new Argument.Decimal(unscaled, shown.scale());
    }

    /** How everybody reads the payment now; where it is denied, as what. */
    Argument state(PaymentQuestion question) {
        Optional<String> denial = question.receipts().isEmpty()
                ? Optional.empty()
                : Fields.of(question.receipts().getLast()).optionalText("answer");
        return question.state() == Payment.State.DISPUTED && denial.isPresent()
                ? words("PAYMENT_DENIAL_", denial.get())
                : words("PAYMENT_STATE_", question.state().name());
    }

    /**
     * What an answer says, as those who signed it read it.
     *
     * @param receipt the record of the answer
     * @param party what people call the payee
     */
    List<String> answer(Fields receipt, PaymentQuestion question, String party) {
        List<Sentence> said = new ArrayList<>();
        Sentence about = PaymentMessage.PAY_SAYS_PAYMENT
                .with("payment", question.payment().id())
                .and("payer", Argument.id(question.payer()))
                .and("amount", question.payment().amount());
        Optional<Fields> received = receipt.optionalObject("received");
        if (received.isEmpty()) {
            MessageKey denied = () -> "PAY_SAYS_" + receipt.text("answer");
            said.add(denied.with("party", Argument.id(party)));
            said.add(about);
        } else {
            Money arrived = PremiumScheme.money(received.get());
            said.add(PaymentMessage.PAY_SAYS_ARRIVED
                    .with("party", Argument.id(party))
                    .and("received", arrived)
                    .and("day", receipt.parsed("valueDate", Day::parse)));
            said.add(about);
            said.addAll(sums(receipt, arrived, question.payment().amount()));
        }
        receipt.optionalText("supersedes")
                .ifPresent(former -> said.add(PaymentMessage.PAY_SAYS_CORRECTS.with("receipt", Argument.id(former))));
        return said.stream().map(this::of).toList();
    }

    /** What an intermediary kept. */
    private record Kept(String reason, Money amount) {}

    private List<Sentence> sums(Fields receipt, Money arrived, Money sent) {
        List<Sentence> sums = new ArrayList<>();
        Money expected = new Money(receipt.integer("expectedMinor"), arrived.currency());
        receipt.optionalText("rateSource")
                .ifPresent(source -> sums.add(PaymentMessage.PAY_SAYS_RATE
                        .with("currency", Argument.id(sent.currency()))
                        .and("rate", worth(receipt.parsed("rate", ExchangeRate::parse), arrived.currency()))
                        .and("source", words("PAY_SOURCE_", source))
                        .and("expected", expected)));
        List<Kept> lines = receipt.objects(
                "deductions",
                line -> new Kept(line.text("reason"), new Money(line.integer("minor"), arrived.currency())));
        lines.forEach(line -> sums.add(PaymentMessage.PAY_SAYS_DEDUCTED
                .with("reason", words("DEDUCTION_REASON_", line.reason()))
                .and("amount", line.amount())));
        long missing = expected.minor()
                - lines.stream().map(Kept::amount).reduce(arrived, Money::plus).minor();
        if (missing > 0) {
            sums.add(PaymentMessage.PAY_SAYS_MISSING.with("missing", new Money(missing, arrived.currency())));
        }
        return sums;
    }

    /** The words of a code; programs may state one that has none, which is shown as it is. */
    Argument words(String kind, String code) {
        MessageKey named = () -> kind + code.replace('-', '_');
        return Messages.in(language).knows(named.name()) ? new Argument.Words(named.sentence()) : Argument.id(code);
    }
}
