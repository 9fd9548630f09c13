package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** The bank sent a payment back to the payer. Its part of the obligation is open again; its reference stays used. */
public record ReversePayment(Code payment, Code reason, Day returnedOn, String advice) implements Command {

    public static ReversePayment parse(Statement statement, Fields body) {
        return new ReversePayment(
                body.parsed("payment", Code::new),
                body.parsed("reason", Code::new),
                body.parsed("returnedOn", Day::parse),
                body.parsed("advice", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Payment> announced = Payment.find(ledger, payment);
        return Decision.unless(
                        at("payment", () -> announcedBy(act.party(), announced)),
                        at(
                                "payment",
                                () -> require(
                                        Rule.I3,
                                        !ledger.has(LedgerKeys.reversal(payment)),
                                        () -> "payment " + payment + " was taken back already")),
                        at("payment", () -> notArrived(ledger)),
                        at("returnedOn", () -> dayFits(announced.orElseThrow(), act)))
                .then(() -> List.of(reversed(act)));
    }

    private Optional<Refused> announcedBy(PartyId payer, Optional<Payment> announced) {
        if (announced.isEmpty()) {
            return Decision.refuse(Rule.I39, "no payment " + payment + " is announced");
        }
        return require(
                Rule.I1,
                announced.get().payer().equals(payer),
                () -> "payment " + payment + " was announced by "
                        + announced.get().payer() + ", not by " + payer);
    }

    private Optional<Refused> notArrived(LedgerState ledger) {
        return require(
                Rule.I39,
                Receipt.speaking(payment, ledger).filter(Receipt::arrived).isEmpty(),
                () -> "the payee says that payment " + payment + " arrived; only the payee corrects that");
    }

    private Optional<Refused> dayFits(Payment announced, Act act) {
        boolean fits = !returnedOn.isBefore(announced.sentOn()) && !returnedOn.isAfter(act.eventDay());
        return require(
                Rule.I5,
                fits,
                () -> "the day of return " + returnedOn + " must be from " + announced.sentOn() + " to "
                        + act.eventDay());
    }

    private StateChange reversed(Act act) {
        return new StateChange(
                "PaymentReversed",
                LedgerKeys.reversal(payment),
                Json.object()
                        .with("payment", payment.value())
                        .with("reason", reason.value())
                        .with("returnedOn", returnedOn.toString())
                        .with("advice", advice)
                        .with("reversedAt", act.eventAt().getEpochSecond()));
    }
}
