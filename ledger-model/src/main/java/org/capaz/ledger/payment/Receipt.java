package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;

/** The payee's word on one payment, by two of its officers; what it says later supersedes and never erases. */
public record Receipt(Code id, Payment.State state, Answer answer) {

    /** Who may speak for the payee's account; the payer's own officers get no further than rule I2. */
    private static final List<OfficerRole> SPEAKERS =
            List.of(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR);

    /** The word that counts: the latest correction, or else the first answer. */
    public static Optional<Receipt> speaking(Code payment, LedgerState ledger) {
        List<Json.Obj> corrections = ledger.list(LedgerKeys.corrections(payment));
        return corrections.isEmpty()
                ? ledger.find(LedgerKeys.receipt(payment)).map(Receipt::read)
                : Optional.of(read(Fields.of(corrections.getLast(), "correction")));
    }

    /** Does any answer to that payment bear that name, one that is superseded too? */
    static boolean isStated(Code payment, Code receipt, LedgerState ledger) {
        return Stream.concat(
                        ledger.find(LedgerKeys.receipt(payment)).stream(),
                        ledger.list(LedgerKeys.corrections(payment)).stream()
                                .map(record -> Fields.of(record, "correction")))
                .anyMatch(stated -> stated.text("receipt").equals(receipt.value()));
    }

    private static Receipt read(Fields fields) {
        Payment.State state = fields.parsed("state", Codes.of(Payment.State.class));
        Answer answer = state == Payment.State.DISPUTED ? Answer.Denied.read(fields) : Answer.Arrived.read(fields);
        return new Receipt(fields.parsed("receipt", Code::new), state, answer);
    }

    /** Has it arrived, in full or short? */
    boolean arrived() {
        return answer instanceof Answer.Arrived;
    }

    /** What arrived on the account, in the received currency. */
    public Optional<Money> received() {
        return switch (answer) {
            case Answer.Arrived arrived -> Optional.of(arrived.received());
            case Answer.Denied denied -> Optional.empty();
        };
    }

    /** What of the payment is accounted for, in its own currency: all of one that is not short. */
    Money accountedOf(Payment payment) {
        return switch (answer) {
            case Answer.Arrived whole when state == Payment.State.CONFIRMED -> payment.amount();
            case Answer.Arrived part ->
                new Money(part.accountedOf(payment), payment.amount().currency());
            case Answer.Denied denied -> new Money(0, payment.amount().currency());
        };
    }

    /** I2, I40: the payee's own authorised people answer, and only while the payer has not taken the payment back. */
    static Optional<Refused> mayBeGiven(Code payment, Act act, LedgerState ledger) {
        Optional<Payment> announced = Payment.find(ledger, payment);
        return at("payment", announcedTo(payment, announced, act))
                .or(() -> at(Refused.SIGNATURES, notByThePayer(announced.orElseThrow(), act)))
                .or(() -> at("payment", notBetweenThemselves(announced.orElseThrow(), act, ledger)))
                .or(() -> at(Refused.SIGNATURES, byAuthorisedPeople(act)))
                .or(() -> at(
                        "payment",
                        require(
                                Rule.I40,
                                !ledger.has(LedgerKeys.reversal(payment)),
                                () -> "payment " + payment + " was taken back; what arrives is announced anew")));
    }

    private static Optional<Refused> announcedTo(Code payment, Optional<Payment> announced, Act act) {
        if (announced.isEmpty()) {
            return Decision.refuse(Rule.I40, "no payment " + payment + " is announced");
        }
        boolean payer = announced.get().payer().equals(act.party());
        return require(
                payer ? Rule.I2 : Rule.I40,
                announced.get().beneficiary().equals(act.party()),
                () -> "payment " + payment + " is for " + announced.get().beneficiary() + "; "
                        + (payer ? "a payer cannot confirm its own payment" : "only the payee answers"));
    }

    private static Optional<Refused> notByThePayer(Payment announced, Act act) {
        return require(
                Rule.I2,
                act.signersOf(announced.payer().value()).isEmpty(),
                () -> "an officer of the payer " + announced.payer() + " cannot confirm the receipt");
    }

    /** One organisation could register officers for both. */
    private static Optional<Refused> notBetweenThemselves(Payment announced, Act act, LedgerState ledger) {
        return require(
                Rule.I2,
                !Party.sameOrganisation(announced.payer(), act.party(), ledger),
                () -> announced.payer() + " and " + act.party()
                        + " act through one organisation; nobody else would have seen the money");
    }

    private static Optional<Refused> byAuthorisedPeople(Act act) {
        return act.signers().stream()
                .filter(signer -> !signer.hasAnyOf(SPEAKERS))
                .findFirst()
                .flatMap(signer -> Decision.refuse(
                        Rule.I40, "officer " + signer.officer() + " holds none of the roles " + SPEAKERS));
    }

    static Optional<Refused> fits(Answer answer, Code payment, Act act, LedgerState ledger) {
        return answer.unfit(
                Payment.find(ledger, payment).orElseThrow(), act, ReferenceValues.on(act.eventDay(), ledger));
    }

    /** I3: the first answer stands for ever. */
    static Optional<Refused> isFirst(Code payment, LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.receipt(payment)),
                () -> "the receipt of payment " + payment + " is stated already; a correction is a new statement");
    }

    /** The answer as it is recorded, and a flag beside it when the money is short (I43). */
    static List<StateChange> given(
            String event, LedgerKey key, Json.Obj record, Code payment, Answer answer, Act act, LedgerState ledger) {
        Payment announced = Payment.find(ledger, payment).orElseThrow();
        Payment.State state = answer.about(announced, ReferenceValues.on(act.eventDay(), ledger));
        Json.Obj stated = answer.on(record)
                .with("payment", payment.value())
                .with("beneficiary", act.party().value())
                .with("confirmedBy", confirmers(act))
                .with("state", state.name())
                .with("confirmedAt", act.eventAt().getEpochSecond());
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                event,
                key,
                switch (answer) {
                    case Answer.Arrived arrived ->
                        stated.with("expectedMinor", arrived.expected(announced).minor());
                    case Answer.Denied denied -> stated;
                }));
        if (state == Payment.State.SHORT) {
            events.add(
                    new Flag(LedgerKeys.payment(payment), Flag.Kind.RED_FLAG, Rule.I43, new Code("SHORT")).raised(act));
        }
        return events;
    }

    private static List<Json.Obj> confirmers(Act act) {
        return act.signers().stream()
                .map(signer -> Json.object()
                        .with("officer", signer.officer().value())
                        .with("method", signer.method().name()))
                .toList();
    }
}
