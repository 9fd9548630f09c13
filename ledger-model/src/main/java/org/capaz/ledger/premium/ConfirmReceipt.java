package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.ExchangeRate;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/** Two officers of the payee state what arrived on their account: the only way a premium becomes confirmed. */
public record ConfirmReceipt(
        Code receipt,
        Code payment,
        Money received,
        ExchangeRate rate,
        List<Deduction> deductions,
        Day valueDate,
        String statement)
        implements Command {
    private static final int MOST_DEDUCTIONS = 20;

    /** Who may speak for the payee's account; the payer's own officers get no further than rule I2. */
    private static final List<OfficerRole> CONFIRMERS =
            List.of(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR);

    /** What somebody on the way kept, and for what, in the received currency. */
    record Deduction(Code reason, Money amount) {
        Json.Obj json() {
            return Json.object().with("reason", reason.value()).with("minor", amount.minor());
        }
    }

    public static ConfirmReceipt parse(Statement stated, Fields body) {
        Fields received = body.object("received");
        Money amount = PremiumScheme.money(received);
        received.end();
        List<Deduction> deductions = body.objects(
                "deductions",
                line -> new Deduction(
                        line.parsed("reason", Code::new),
                        line.quantity("minor", minor -> new Money(minor, amount.currency()))));
        if (deductions.size() > MOST_DEDUCTIONS) {
            throw new JsonException("body.deductions", "body.deductions: at most " + MOST_DEDUCTIONS);
        }
        return new ConfirmReceipt(
                body.parsed("receipt", Code::new),
                body.parsed("payment", Code::new),
                amount,
                body.parsed("rate", ExchangeRate::parse),
                deductions,
                body.parsed("valueDate", Day::parse),
                body.parsed("statement", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, Books books) {
        Optional<Payment> announced = Payment.find(books, payment);
        return Decision.unless(
                        () -> announcedTo(act.party(), announced),
                        () -> notByThePayer(act, announced.orElseThrow()),
                        () -> byAuthorisedPeople(act),
                        () -> onceOnly(books),
                        () -> datesFit(act, announced.orElseThrow()),
                        () -> rateFits(announced.orElseThrow()))
                .then(() -> List.of(confirmed(act, announced.orElseThrow(), books)));
    }

    private Optional<Refused> announcedTo(PartyId payee, Optional<Payment> announced) {
        if (announced.isEmpty()) {
            return Decision.refuse(Rule.I40, "no payment " + payment + " is announced");
        }
        PartyId beneficiary = announced.get().beneficiary();
        boolean payer = announced.get().payer().equals(payee);
        return require(
                payer ? Rule.I2 : Rule.I40,
                beneficiary.equals(payee),
                () -> "payment " + payment + " is for " + beneficiary + "; "
                        + (payer ? "a payer cannot confirm its own payment" : "only the payee confirms"));
    }

    private Optional<Refused> notByThePayer(Act act, Payment announced) {
        return require(
                Rule.I2,
                act.signersOf(announced.payer().value()).isEmpty(),
                () -> "an officer of the payer " + announced.payer() + " cannot confirm the receipt");
    }

    private static Optional<Refused> byAuthorisedPeople(Act act) {
        return act.signers().stream()
                .filter(signer -> !signer.hasAnyOf(CONFIRMERS))
                .findFirst()
                .flatMap(signer -> Decision.refuse(
                        Rule.I40, "officer " + signer.officer() + " holds none of the roles " + CONFIRMERS));
    }

    private Optional<Refused> onceOnly(Books books) {
        return require(
                Rule.I3,
                !books.has(LedgerKeys.receipt(payment)),
                () -> "the receipt of payment " + payment + " is stated already; a correction is a new statement");
    }

    private Optional<Refused> datesFit(Act act, Payment announced) {
        boolean fits = !valueDate.isBefore(announced.sentOn()) && !valueDate.isAfter(act.eventDay());
        return require(
                Rule.I40,
                fits,
                () -> "value date " + valueDate + " must be from " + announced.sentOn() + " to " + act.eventDay());
    }

    private Optional<Refused> rateFits(Payment announced) {
        boolean sameCurrency = received.currency().equals(announced.amount().currency());
        if (sameCurrency && !rate.isOne()) {
            return Decision.refuse(Rule.I40, "the rate within " + received.currency() + " is 1.000000, not " + rate);
        }
        return require(
                Rule.I40,
                announced.amount().fitsAt(rate),
                () -> announced.amount() + " at a rate of " + rate + " is more than any account holds");
    }

    private LedgerEvent confirmed(Act act, Payment announced, Books books) {
        Money expected = announced.amount().at(rate, received.currency());
        Payment.State state = shortOf(expected, ReferenceValues.on(act.eventDay(), books))
                ? Payment.State.SHORT
                : Payment.State.CONFIRMED;
        List<Json.Obj> confirmers = act.signers().stream()
                .map(signer -> Json.object()
                        .with("officer", signer.officer().value())
                        .with("method", signer.method().name()))
                .toList();
        return new LedgerEvent(
                "ReceiptConfirmed",
                LedgerKeys.receipt(payment),
                Json.object()
                        .with("receipt", receipt.value())
                        .with("payment", payment.value())
                        .with("beneficiary", act.party().value())
                        .with("received", PremiumScheme.json(received))
                        .with("rate", rate.toString())
                        .with(
                                "deductions",
                                deductions.stream().map(Deduction::json).toList())
                        .with("valueDate", valueDate.toString())
                        .with("statement", statement)
                        .with("confirmedBy", confirmers)
                        .with("expectedMinor", expected.minor())
                        .with("state", state.name())
                        .with("confirmedAt", act.eventAt().getEpochSecond()));
    }

    /** I43: what is missing beyond tolerance and is nobody's stated deduction makes the payment short. */
    private boolean shortOf(Money expected, ReferenceValues values) {
        Money accounted = deductions.stream().map(Deduction::amount).reduce(received, Money::plus);
        long missing = expected.minor() - accounted.minor();
        return missing > 0 && !values.basisPoints("premium.toleranceBp").allows(missing, expected.minor());
    }
}
