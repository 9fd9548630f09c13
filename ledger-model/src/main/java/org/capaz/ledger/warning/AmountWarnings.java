// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.MinorUnit;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.AnnouncePayment;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.ConfirmReceipt;
import org.capaz.ledger.payment.CorrectReceipt;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.premium.PublishScheme;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.registry.PublishReferenceValues;
import org.capaz.ledger.registry.ReferenceValue;

/** Money and shares with a digit too many or too few, mostly for the minor unit: yen have none, dollars two. */
final class AmountWarnings {
    /** A hundredth of the whole; who pays for less of the gold than that meant per cent. */
    private static final long ONE_PER_CENT = 100;

    /** A value of the members that becomes ten times as much, or as little, is more often mistyped than meant. */
    private static final long TENFOLD = 10;

    private AmountWarnings() {}

    static Stream<Warning> of(Stated stated) {
        return Stream.concat(
                payable(stated),
                stated.command()
                        .map(command -> switch (command) {
                            case AnnouncePayment announced -> announced(announced, stated);
                            case ConfirmReceipt given -> answered(given.payment(), given.answer(), "body", stated);
                            case CorrectReceipt given ->
                                answered(given.payment(), given.answer(), "body.arrived", stated);
                            case PublishScheme published -> rate(published.scheme(), stated);
                            case PublishReferenceValues published -> jumps(published, stated);
                            default -> Stream.<Warning>empty();
                        })
                        .orElseGet(Stream::empty));
    }

    private static Stream<Warning> announced(AnnouncePayment payment, Stated stated) {
        List<Warning> warnings = new ArrayList<>();
        PartyId payer = new PartyId(stated.statement().actor());
        for (int i = 0; i < payment.parts().size(); i++) {
            String path = "body.for[" + i + "].minor";
            Money part = payment.parts().get(i).amount();
            Obligation.find(stated.ledger(), payment.parts().get(i).obligation(), payer)
                    .flatMap(owed -> digits(part, owed.amount()))
                    .ifPresent(sentence -> warnings.add(new Warning(path, sentence)));
        }
        return warnings.stream();
    }

    private static Stream<Warning> answered(Code payment, Answer answer, String at, Stated stated) {
        return switch (answer) {
            case Answer.Denied denied -> Stream.empty();
            case Answer.Arrived arrived ->
                Payment.find(stated.ledger(), payment).stream()
                        .flatMap(announced -> arrived(arrived, announced, at, stated));
        };
    }

    private static Stream<Warning> arrived(Answer.Arrived answer, Payment announced, String at, Stated stated) {
        boolean convertible = answer.received()
                        .currency()
                        .equals(announced.amount().currency())
                ? answer.rate().isOne()
                : announced.amount().fitsAt(answer.rate(), answer.received().currency());
        if (!convertible || !stated.values().has(ReferenceValue.PREMIUM_TOLERANCE)) {
            return Stream.empty();
        }
        Money expected = announced.amount().at(answer.rate(), answer.received().currency());
        Optional<Warning> digits = digits(answer.received(), expected)
                .or(() -> answer.about(announced, stated.values()) == Payment.State.SHORT
                        ? Optional.of(WarningMessage.WARNING_AMOUNT_SHORT
                                .with("received", answer.received())
                                .and("expected", expected))
                        : Optional.empty())
                .map(sentence -> new Warning(at + ".received.minor", sentence));
        return Stream.concat(
                digits.stream(),
                answer.doubts(announced, stated.values()).stream().map(doubt -> doubted(doubt, at)));
    }

    private static Warning doubted(Answer.Doubt doubt, String at) {
        return switch (doubt) {
            case DEDUCTION -> new Warning(at + ".deductions", WarningMessage.WARNING_DEDUCTIONS_HIGH.sentence());
            case RATE -> new Warning(at + ".rate", WarningMessage.WARNING_RATE_FAR.sentence());
            case OLD -> new Warning(at + ".rateDay", WarningMessage.WARNING_RATE_OLD.sentence());
        };
    }

    private static Stream<Warning> rate(PremiumScheme scheme, Stated stated) {
        return PremiumScheme.on(scheme.effectiveFrom(), scheme.id(), stated.ledger())
                .map(before -> before.rate().perKilogram())
                .filter(before ->
                        before.currency().equals(scheme.rate().perKilogram().currency()))
                .flatMap(before -> digits(scheme.rate().perKilogram(), before))
                .map(sentence -> new Warning("body.ratePerKg.minor", sentence))
                .stream();
    }

    /** Of amounts in one currency. */
    private static Optional<Sentence> digits(Money stated, Money known) {
        return Slip.between(stated.minor(), known.minor())
                .filter(slip -> slip.ofDigits() || slip == Slip.GRAMS)
                .map(slip -> WarningMessage.WARNING_AMOUNT_DIGITS
                        .with("stated", stated)
                        .and("known", known)
                        .and("currency", Argument.id(known.currency()))
                        .and("places", Argument.count(MinorUnit.places(known.currency()))));
    }

    private static Stream<Warning> payable(Stated stated) {
        return stated.named("payableBp")
                .flatMap(member -> member.number().stream()
                        .filter(share -> share > 0 && share <= ONE_PER_CENT)
                        .map(share -> new Warning(
                                member.path(),
                                WarningMessage.WARNING_PAYABLE_SMALL
                                        .with("share", new Argument.Decimal(share, 2))
                                        .and("meant", new Argument.Decimal(share * 100, 2))
                                        .and("number", Argument.id(Long.toString(share * 100))))));
    }

    private static Stream<Warning> jumps(PublishReferenceValues published, Stated stated) {
        return published.values().members().entrySet().stream()
                .flatMap(entry -> ReferenceValue.of(entry.getKey())
                        .flatMap(value -> stated.values()
                                .find(value)
                                .filter(before ->
                                        entry.getValue() instanceof Json.Num number && jumps(before, number.value()))
                                .map(before -> new Warning(
                                        "body.values." + value.key(),
                                        WarningMessage.WARNING_VALUE_JUMPS
                                                .with("value", Argument.id(value.key()))
                                                .and("before", Argument.count(before))
                                                .and(
                                                        "after",
                                                        Argument.id(
                                                                entry.getValue().toString())))))
                        .stream());
    }

    private static boolean jumps(long before, long after) {
        return before > 0 && after > 0 && (after >= before * TENFOLD || before >= after * TENFOLD);
    }
}
